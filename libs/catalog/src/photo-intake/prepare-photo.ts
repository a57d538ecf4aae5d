import sharp, { type Metadata, type Sharp } from 'sharp';
import { ImageRejectedError } from './image-rejected.error.js';
import { MAX_PHOTO_PIXELS, PHOTO_SIDE, THUMBNAIL_SIDE } from './limits.js';
import { animated } from './recognise-photo.js';

/** A photo as it is stored: upright, 8-bit sRGB JPEG without metadata, with a thumbnail. */
export type PreparedPhoto = {
  photo: Buffer;
  thumbnail: Buffer;
  contentType: 'image/jpeg';
  width: number;
  height: number;
};

const WHITE = { background: '#ffffff' };

/** `error` finds truncated files too; `warning` would refuse photos that every viewer shows. */
const DECODING = { failOn: 'error', limitInputPixels: MAX_PHOTO_PIXELS } as const;

/**
 * Width and height from the header; nothing is decoded.
 * @throws ImageRejectedError when it is damaged, animated, or would fill the memory when decoded
 */
export async function readHeader(file: Buffer): Promise<Metadata> {
  const header = await decodable(sharp(file, { limitInputPixels: false }).metadata());
  const pixels = header.width * header.height;
  if (pixels > MAX_PHOTO_PIXELS) {
    throw new ImageRejectedError(
      'PHOTO_TOO_MANY_PIXELS',
      `The photo has ${Math.round(pixels / 1e6)} megapixels. Send one of at most ${MAX_PHOTO_PIXELS / 1e6}.`,
    );
  }
  if ((header.pages ?? 1) > 1) throw animated();
  return header;
}

/**
 * Decodes the file once and makes what is stored of it. The thumbnail is made from the finished photo, whose JPEG
 * can be decoded at a fraction of its size.
 * @throws ImageRejectedError when the file is damaged
 */
export async function preparePhoto(file: Buffer): Promise<PreparedPhoto> {
  const { data: photo, info } = await decodable(
    upright(file)
      .resize(PHOTO_SIDE, PHOTO_SIDE, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 88, chromaSubsampling: '4:2:0' })
      .toBuffer({ resolveWithObject: true }),
  );
  const thumbnail = await sharp(photo)
    .resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 80, chromaSubsampling: '4:2:0' })
    .toBuffer();
  return { photo, thumbnail, contentType: 'image/jpeg', width: info.width, height: info.height };
}

/** sharp turns colours into sRGB by the file's own profile and writes no metadata unless told to. */
function upright(file: Buffer): Sharp {
  return sharp(file, DECODING).autoOrient().flatten(WHITE).toColourspace('srgb');
}

/** What the decoder cannot read is the file's fault. */
async function decodable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw new ImageRejectedError(
      'PHOTO_DAMAGED',
      'The photo is damaged or cut off. Export it again and resend it.',
      {
        cause,
      },
    );
  }
}
