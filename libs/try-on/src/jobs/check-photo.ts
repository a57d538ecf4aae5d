import {
  inspectPhoto,
  MAX_PHOTO_BYTES,
  MAX_PHOTO_PIXELS,
  type PhotoFault,
  withoutMetadata,
} from '#catalog/photos';
import { InputPhotoRejectedError } from '../errors/input-photo-rejected.error.js';

export type InputPhoto = { file: Buffer; contentType: string; extension: string };

/**
 * Recognises a photo by its bytes and reads its header; decoding is the worker's, but for a photo that its camera only
 * says how to turn. What is stored of it has no metadata: where and when a shopper was photographed is nobody's.
 * @param field what the form calls the photo, for the sentence
 * @throws InputPhotoRejectedError
 */
export async function checkPhoto(field: string, file: Buffer): Promise<InputPhoto> {
  if (file.length > MAX_PHOTO_BYTES) throw tooManyBytes(field);
  const { photo, fault } = await inspectPhoto(file);
  if (photo === undefined) throw rejection(field, fault);
  const { contentType, extension, header } = photo;
  try {
    return { file: await withoutMetadata(file, header), contentType, extension };
  } catch (cause) {
    throw rejection(field, { is: 'damaged', cause });
  }
}

export function tooManyBytes(field: string): InputPhotoRejectedError {
  return new InputPhotoRejectedError(
    'IMAGE_TOO_LARGE',
    `${field} is larger than ${MAX_PHOTO_BYTES / 1_048_576} MB. Send a smaller file.`,
    field,
  );
}

function rejection(field: string, fault: PhotoFault): InputPhotoRejectedError {
  const unusable = (sentence: string, options?: ErrorOptions) =>
    new InputPhotoRejectedError('INVALID_IMAGE_FORMAT', sentence, field, options);
  switch (fault.is) {
    case 'empty':
      return new InputPhotoRejectedError('INVALID_IMAGE_FORMAT', `${field} is an empty file.`);
    case 'foreign':
      // The sentence of the documented API, which its clients show.
      return unusable(`Unsupported image type: ${fault.type?.mime ?? 'unknown'}`);
    case 'too-large':
      return new InputPhotoRejectedError(
        'IMAGE_TOO_LARGE',
        `${field} has ${fault.megapixels} megapixels. Send one of at most ${MAX_PHOTO_PIXELS / 1e6}.`,
        field,
      );
    case 'animated':
      return unusable(`${field} is animated. Send a still photo.`);
    case 'damaged':
      return unusable(`${field} is damaged or cut off. Export it again and resend it.`, {
        cause: fault.cause,
      });
  }
}
