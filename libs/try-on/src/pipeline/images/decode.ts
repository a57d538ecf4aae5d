import sharp from 'sharp';
import type { TryOnAtFault } from '#contracts';
import { bytesOf, type Image, type Mask, newImage, newMask, type Size } from '#images';
import { TryOnError } from '../../errors/try-on.error.js';

/** Person and garment photos of phones and studios; a frame beyond this is refused before it is unpacked. */
export const MOST_PIXELS = 70_000_000;
const LEAST_SIDE = 64;

/** The photos of a try-on, by their fields in its form. */
const AT_FAULT: Readonly<Record<string, TryOnAtFault>> = {
  person_image: 'person_photo',
  clothing_image: 'garment_photo',
};

export type Decoded = {
  image: Image;
  /** Where the file has transparency. */
  alpha?: Mask;
  /** Upright, as the file has it. */
  original: Size;
};

/**
 * Upright sRGB pixels of a JPEG, PNG or WebP file, the longest side `longest` pixels at most. Transparent pixels
 * lie on white; those of a `cutOut` of ours keep the colour that they were cut out with.
 * @throws {TryOnError} `INVALID_IMAGE_FORMAT`, `IMAGE_TOO_LARGE` or `PHOTO_TOO_SMALL`, naming `field`
 */
export async function decode(
  bytes: Uint8Array,
  longest: number,
  field: string,
  { cutOut = false } = {},
): Promise<Decoded> {
  const original = await uprightSize(bytes, field);
  try {
    const { data, info } = await open(bytes)
      .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { ...split(data, info, cutOut), original };
  } catch (cause) {
    throw unreadable(field, cause);
  }
}

/** The file's own pixels, upright, in sRGB. @throws {TryOnError} as `decode` */
export async function decodeWhole(bytes: Uint8Array, field: string): Promise<Image> {
  const { data, info } = await open(bytes)
    .flatten({ background: 'white' })
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => {
      throw unreadable(field, cause);
    });
  return { width: info.width, height: info.height, data: bytesOf(data) };
}

function open(bytes: Uint8Array) {
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).autoOrient().toColourspace('srgb');
}

async function uprightSize(bytes: Uint8Array, field: string): Promise<Size> {
  if (bytes.length === 0) throw unreadable(field, undefined);
  const about = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((cause: unknown) => {
      throw unreadable(field, cause);
    });
  if (!['jpeg', 'png', 'webp'].includes(about.format)) {
    throw new TryOnError(
      'INVALID_IMAGE_FORMAT',
      `${field} is ${about.format}. Send a JPEG, PNG or WebP photo.`,
      { atFault: AT_FAULT[field] },
    );
  }
  const { width, height } = about.autoOrient;
  if (width * height > MOST_PIXELS) {
    throw new TryOnError(
      'IMAGE_TOO_LARGE',
      `${field} has ${Math.round((width * height) / 1e6)} megapixels, at most ${MOST_PIXELS / 1e6} are taken.`,
      { atFault: AT_FAULT[field] },
    );
  }
  if (Math.min(width, height) < LEAST_SIDE) {
    throw new TryOnError(
      'PHOTO_TOO_SMALL',
      `${field} is ${width}×${height} pixels, too small to see anything in it. Send one of 400 pixels or more.`,
      { atFault: AT_FAULT[field] },
    );
  }
  return { width, height };
}

function unreadable(field: string, cause: unknown): TryOnError {
  if (cause instanceof TryOnError) return cause;
  return new TryOnError(
    'INVALID_IMAGE_FORMAT',
    `${field} cannot be read: the file is damaged or no JPEG, PNG or WebP photo.`,
    { cause, atFault: AT_FAULT[field] },
  );
}

/** Grey files have one or two channels. */
function split(
  data: Uint8Array,
  { width, height, channels }: Size & { channels: number },
  isCutOut: boolean,
) {
  const image = newImage({ width, height });
  const [green, blue] = channels >= 3 ? [1, 2] : [0, 0];
  let isOpaque = true;
  for (let at = 0, p = 0; at < data.length; at += channels, p += 3) {
    const level = data[at + channels - 1]!;
    // Most photos have nothing else.
    if (level === 255 || isCutOut) {
      image.data[p] = data[at]!;
      image.data[p + 1] = data[at + green]!;
      image.data[p + 2] = data[at + blue]!;
    } else {
      const a = level / 255;
      image.data[p] = Math.round(data[at]! * a + 255 * (1 - a));
      image.data[p + 1] = Math.round(data[at + green]! * a + 255 * (1 - a));
      image.data[p + 2] = Math.round(data[at + blue]! * a + 255 * (1 - a));
    }
    if (level < 254) isOpaque = false;
  }
  if (isOpaque) return { image };
  const alpha = newMask({ width, height });
  for (let i = 0; i < alpha.data.length; i++) alpha.data[i] = data[(i + 1) * channels - 1]! / 255;
  return { image, alpha };
}
