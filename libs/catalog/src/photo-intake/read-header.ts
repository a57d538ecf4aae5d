import sharp, { type Metadata } from 'sharp';
import { ImageRejectedError } from './image-rejected.error.js';
import { MAX_PHOTO_PIXELS } from './limits.js';
import { decodable } from './prepare-photo.js';
import { animated } from './recognise-photo.js';

/**
 * What a photo's header says; nothing is decoded.
 * @throws ImageRejectedError when it is damaged, animated, or would fill the memory when decoded
 */
export async function readHeader(file: Buffer): Promise<Metadata> {
  const header = await decodable(sharp(file, { limitInputPixels: false }).metadata());
  const pixels = header.width * header.height;
  if (pixels > MAX_PHOTO_PIXELS) {
    throw new ImageRejectedError(
      'PHOTO_TOO_MANY_PIXELS',
      `The photo has ${Math.ceil(pixels / 1e6)} megapixels. Send one of at most ${MAX_PHOTO_PIXELS / 1e6}.`,
    );
  }
  if ((header.pages ?? 1) > 1) throw animated();
  return header;
}
