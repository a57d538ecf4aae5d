import sharp, { type OutputInfo } from 'sharp';
import { noImage } from '../http/no-image.js';
import { type Place, placeIn, type Size } from '../place-in-frame.js';

/** The person's photo in a frame of a size that the engine is used to, and where in it the photo lies. */
export type Framed = { image: Uint8Array; frame: Size; place: Place };

/** An answer whose proportions differ by more than this shows something else than the frame. */
const SAME_SHAPE = 0.03;

/** `768x1024` */
export function sizeName({ width, height }: Size): string {
  return `${width}x${height}`;
}

/** The frame of the most similar proportions, so that an engine sees few sizes and keeps its memory. */
export function frameFor({ width, height }: Size, frames: readonly Size[]): Size {
  const differenceTo = (frame: Size) => Math.abs(Math.log((frame.width * height) / (frame.height * width)));
  return frames.reduce((best, frame) => (differenceTo(frame) < differenceTo(best) ? frame : best));
}

/** Fits a picture into a frame; the rest continues its outermost pixels. JPEG. */
export async function framed(photo: Uint8Array, size: Size, frames: readonly Size[]): Promise<Framed> {
  const frame = frameFor(size, frames);
  const place = placeIn(frame, size);
  const image = await sharp(photo)
    .resize(place.width, place.height, { fit: 'fill' })
    .extend({
      left: place.left,
      top: place.top,
      right: frame.width - place.left - place.width,
      bottom: frame.height - place.top - place.height,
      extendWith: 'copy',
    })
    .jpeg({ quality: 95 })
    .toBuffer();
  return { image, frame, place };
}

/** A garment in a frame of its own, so that engines see few sizes here too: JPEG, white around. */
export async function framedGarment(photo: Uint8Array, frames: readonly Size[]): Promise<Uint8Array> {
  const { width, height } = await sharp(photo).metadata();
  const frame = frameFor({ width, height }, frames);
  return sharp(photo)
    .resize(frame.width, frame.height, { fit: 'contain', background: '#ffffff' })
    .jpeg({ quality: 95 })
    .toBuffer();
}

/** The same for the mask: PNG, black around. */
export async function framedMask(mask: Uint8Array, { frame, place }: Framed): Promise<Uint8Array> {
  return sharp(mask)
    .resize(place.width, place.height, { fit: 'fill', kernel: 'nearest' })
    .extend({
      left: place.left,
      top: place.top,
      right: frame.width - place.left - place.width,
      bottom: frame.height - place.top - place.height,
      background: '#000000',
    })
    .png()
    .toBuffer();
}

/**
 * What an engine made of the framed photo, without the frame: PNG. The type is told by the bytes.
 * @throws TryOnError when it is no image, cut off, or of another shape than the frame
 */
export async function unframed(image: Uint8Array, { frame, place }: Framed): Promise<Uint8Array> {
  let whole: { data: Buffer; info: OutputInfo };
  try {
    whole = await sharp(image, { failOn: 'truncated' })
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
  } catch (cause) {
    throw noImage('it sent an image that cannot be read', { cause });
  }
  const { width, height } = whole.info;
  const shape = Math.abs(Math.log((width * frame.height) / (height * frame.width)));
  if (shape > SAME_SHAPE) {
    throw noImage(`it sent ${sizeName({ width, height })} where ${sizeName(frame)} was asked for`);
  }
  const [x, y] = [width / frame.width, height / frame.height];
  const left = Math.round(place.left * x);
  const top = Math.round(place.top * y);
  return sharp(whole.data, { raw: { width, height, channels: 3 } })
    .extract({
      left,
      top,
      width: Math.min(width - left, Math.max(1, Math.round(place.width * x))),
      height: Math.min(height - top, Math.max(1, Math.round(place.height * y))),
    })
    .png({ compressionLevel: 3 })
    .toBuffer();
}
