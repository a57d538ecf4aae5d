import { pageError } from '../base/error-text.js';

/** Longest side of what is sent, pixels: more is not looked at. */
export const LONGEST_SIDE = 1600;
const QUALITY = 0.9;

/**
 * A photo as it is sent: upright (by its EXIF orientation), at most 1,600 pixels long, a JPEG without metadata.
 * @throws VitrineError `HEIC` or `PHOTO_UNREADABLE` where the browser cannot read the file
 */
export async function preparePhoto(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(
    async (cause: unknown) => {
      throw pageError((await isHeic(file)) ? 'HEIC' : 'PHOTO_UNREADABLE', cause);
    },
  );
  try {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const context = canvas.getContext('2d');
    if (context === null) throw pageError('PHOTO_UNREADABLE');
    // What is transparent would come out black.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return await jpegOf(canvas);
  } finally {
    bitmap.close();
  }
}

export function jpegOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(pageError('PHOTO_UNREADABLE')) : resolve(blob)),
      'image/jpeg',
      QUALITY,
    );
  });
}

/** By the brand of its file type box (ISO/IEC 14496-12); browsers often give such a file no type. */
async function isHeic(file: Blob): Promise<boolean> {
  if (/hei[cf]/.test(file.type)) return true;
  const head = new TextDecoder('latin1').decode(await file.slice(4, 12).arrayBuffer());
  return /^ftyp(heic|heix|hevc|heim|heis|mif1|msf1)/.test(head);
}
