import type { Metadata } from 'sharp';
import { ImageRejectedError } from './image-rejected.error.js';
import { inspectPhoto, type PhotoFault } from './inspect-photo.js';
import { MAX_PHOTO_PIXELS } from './limits.js';

/**
 * What the header of a photo for the catalogue says.
 * @throws ImageRejectedError naming what the file is instead, or why it would not do
 */
export async function recognisePhoto(file: Buffer): Promise<Metadata> {
  const { photo, fault } = await inspectPhoto(file);
  if (photo === undefined) throw rejection(file, fault);
  return photo.header;
}

function rejection(file: Buffer, fault: PhotoFault): ImageRejectedError {
  switch (fault.is) {
    case 'empty':
      return new ImageRejectedError('PHOTO_EMPTY', 'The photo is an empty file. Send a JPEG, PNG or WebP.');
    case 'foreign':
      return fault.type?.mime === 'image/apng'
        ? animated()
        : new ImageRejectedError(
            'PHOTO_TYPE_UNSUPPORTED',
            `${whatItIs(file, fault.type)} Send a JPEG, PNG or WebP.`,
          );
    case 'too-large':
      return new ImageRejectedError(
        'PHOTO_TOO_MANY_PIXELS',
        `The photo has ${fault.megapixels} megapixels. Send one of at most ${MAX_PHOTO_PIXELS / 1e6}.`,
      );
    case 'animated':
      return animated();
    case 'damaged':
      return damaged(fault.cause);
  }
}

/** The decoder cannot read it: that is the file's fault. */
export function damaged(cause: unknown): ImageRejectedError {
  return new ImageRejectedError(
    'PHOTO_DAMAGED',
    'The photo is damaged or cut off. Export it again and resend it.',
    { cause },
  );
}

function animated(): ImageRejectedError {
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
