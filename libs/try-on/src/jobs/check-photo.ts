import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { MAX_PHOTO_BYTES, withoutMetadata } from '#catalog';
import { InputPhotoRejectedError } from '../errors/input-photo-rejected.error.js';

/** Largest photo of a person or a garment, in pixels. */
export const MAX_INPUT_PIXELS = 50_000_000;
const HEAD_BYTES = 65_536;

const EXTENSIONS: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' };

export type InputPhoto = { file: Buffer; contentType: string; extension: string };

/**
 * Recognises a photo by its bytes and reads its header; decoding is the worker's, but for a photo that its camera only
 * says how to turn. What is stored of it has no metadata: where and when a shopper was photographed is nobody's.
 * @param field what the form calls the photo, for the sentence
 * @throws InputPhotoRejectedError
 */
export async function checkPhoto(field: string, file: Buffer): Promise<InputPhoto> {
  if (file.length === 0)
    throw new InputPhotoRejectedError('INVALID_IMAGE_FORMAT', `${field} is an empty file.`);
  if (file.length > MAX_PHOTO_BYTES) throw tooManyBytes(field);
  const type = await fileTypeFromBuffer(file.subarray(0, HEAD_BYTES)).catch(() => undefined);
  const extension = type && EXTENSIONS[type.mime];
  if (type === undefined || extension === undefined) {
    // The sentence of the documented API, which its clients show.
    throw new InputPhotoRejectedError(
      'INVALID_IMAGE_FORMAT',
      `Unsupported image type: ${type?.mime ?? 'unknown'}`,
      field,
    );
  }
  const header = await readable(field, sharp(file, { limitInputPixels: false }).metadata());
  const { width, height, pages = 1 } = header;
  if (width * height > MAX_INPUT_PIXELS) {
    throw new InputPhotoRejectedError(
      'IMAGE_TOO_LARGE',
      `${field} has ${Math.ceil((width * height) / 1e6)} megapixels. Send one of at most ${MAX_INPUT_PIXELS / 1e6}.`,
      field,
    );
  }
  if (pages > 1) {
    throw new InputPhotoRejectedError(
      'INVALID_IMAGE_FORMAT',
      `${field} is animated. Send a still photo.`,
      field,
    );
  }
  const bare = await readable(field, withoutMetadata(file, header));
  return { file: bare, contentType: type.mime, extension };
}

export function tooManyBytes(field: string): InputPhotoRejectedError {
  return new InputPhotoRejectedError(
    'IMAGE_TOO_LARGE',
    `${field} is larger than ${MAX_PHOTO_BYTES / 1_048_576} MB. Send a smaller file.`,
    field,
  );
}

async function readable<T>(field: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw new InputPhotoRejectedError(
      'INVALID_IMAGE_FORMAT',
      `${field} is damaged or cut off. Export it again and resend it.`,
      field,
      { cause },
    );
  }
}
