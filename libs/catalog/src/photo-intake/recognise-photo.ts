import { fileTypeFromBuffer } from 'file-type';
import { ImageRejectedError } from './image-rejected.error.js';

export type PhotoFormat = 'jpeg' | 'png' | 'webp';

const ACCEPTED: Record<string, PhotoFormat> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/** What a file is shows in its first bytes; the rest is not searched. */
const HEAD_BYTES = 65_536;

/**
 * Recognises a photo by its bytes; a file's name and declared type are not believed.
 * @throws ImageRejectedError naming what the file is instead
 */
export async function recognisePhoto(file: Buffer): Promise<PhotoFormat> {
  if (file.length === 0) {
    throw new ImageRejectedError('PHOTO_EMPTY', 'The photo is an empty file. Send a JPEG, PNG or WebP.');
  }
  const type = await fileTypeFromBuffer(file.subarray(0, HEAD_BYTES)).catch(() => undefined);
  if (type?.mime === 'image/apng') throw animated();
  const format = type && ACCEPTED[type.mime];
  if (format === undefined) {
    throw new ImageRejectedError(
      'PHOTO_TYPE_UNSUPPORTED',
      `${whatItIs(file, type)} Send a JPEG, PNG or WebP.`,
    );
  }
  return format;
}

export function animated(): ImageRejectedError {
  return new ImageRejectedError('PHOTO_ANIMATED', 'The photo is animated. Send a still JPEG, PNG or WebP.');
}

function whatItIs(file: Buffer, type: { ext: string } | undefined): string {
  if (type !== undefined && type.ext !== 'xml') {
    const name = type.ext.toUpperCase();
    return `The photo is ${/^[AEFHILMNORSX]/.test(name) ? 'an' : 'a'} ${name} file.`;
  }
  const start = file.subarray(0, 1000).toString('latin1');
  if (/<svg[\s>]/i.test(start)) return 'The photo is an SVG drawing.';
  return 'The file is not a photo that can be read.';
}
