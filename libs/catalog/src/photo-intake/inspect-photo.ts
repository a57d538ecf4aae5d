import { fileTypeFromBuffer } from 'file-type';
import sharp, { type Metadata } from 'sharp';
import { MAX_PHOTO_PIXELS } from './limits.js';

const EXTENSIONS: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' };

/** What a file is shows in its first bytes; the rest is not searched. */
const HEAD_BYTES = 65_536;

/** Why a file is no photo that can be used. Each API has sentences of its own for it. */
export type PhotoFault =
  | { is: 'empty' }
  /** Another file type; undefined where nobody knows which. */
  | { is: 'foreign'; type: { ext: string; mime: string } | undefined }
  | { is: 'too-large'; megapixels: number }
  | { is: 'animated' }
  | { is: 'damaged'; cause: unknown };

export type InspectedPhoto = { contentType: string; extension: string; header: Metadata };

/**
 * Recognises a JPEG, PNG or WebP by its bytes and reads its header; nothing is decoded. A file's name and declared type
 * are not believed.
 */
export async function inspectPhoto(
  file: Buffer,
): Promise<{ photo: InspectedPhoto; fault?: undefined } | { photo?: undefined; fault: PhotoFault }> {
  if (file.length === 0) return { fault: { is: 'empty' } };
  const type = await fileTypeFromBuffer(file.subarray(0, HEAD_BYTES)).catch(() => undefined);
  const extension = type && EXTENSIONS[type.mime];
  if (type === undefined || extension === undefined) return { fault: { is: 'foreign', type } };
  try {
    const header = await sharp(file, { limitInputPixels: false }).metadata();
    const pixels = header.width * header.height;
    if (pixels > MAX_PHOTO_PIXELS) return { fault: { is: 'too-large', megapixels: Math.ceil(pixels / 1e6) } };
    if ((header.pages ?? 1) > 1) return { fault: { is: 'animated' } };
    return { photo: { contentType: type.mime, extension, header } };
  } catch (cause) {
    return { fault: { is: 'damaged', cause } };
  }
}
