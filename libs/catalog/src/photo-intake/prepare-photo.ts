import sharp, { type Metadata, type Sharp } from 'sharp';
import { keepPixels } from './keep-pixels.js';
import { MAX_PHOTO_PIXELS, NO_PREVIEW_SIDE, PHOTO_SIDE, PREVIEW_SIDE, THUMBNAIL_SIDE } from './limits.js';
import { damaged } from './recognise-photo.js';

/** A photo as it is stored: upright, 8-bit sRGB JPEG without metadata, with a thumbnail. */
export type PreparedPhoto = {
  photo: Buffer;
  thumbnail: Buffer;
  contentType: 'image/jpeg';
  width: number;
  height: number;
};

/** `error` finds truncated files too; `warning` would refuse photos that every viewer shows. */
const DECODING = { failOn: 'error', limitInputPixels: MAX_PHOTO_PIXELS } as const;

/**
 * Decodes the file once and makes what is stored of it. A JPEG that is as it should be keeps its pixels and loses
 * its metadata: decoding it for the thumbnail, at a fraction of its size, has shown that it is whole.
 * @param header of the file, as `recognisePhoto` gave it
 * @throws ImageRejectedError when the file is damaged
 */
export async function preparePhoto(file: Buffer, header: Metadata): Promise<PreparedPhoto> {
  const kept = keepPixels(file, header);
  if (kept !== undefined) {
    const thumbnail = await decodable(reduced(sharp(file, DECODING), THUMBNAIL_SIDE));
    const { width, height } = header;
    return { photo: kept, thumbnail, contentType: 'image/jpeg', width, height };
  }
  const { data: photo, info } = await decodable(
    upright(file)
      .resize(PHOTO_SIDE, PHOTO_SIDE, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 88, chromaSubsampling: '4:2:0' })
      .toBuffer({ resolveWithObject: true }),
  );
  const thumbnail = await reduced(sharp(photo), THUMBNAIL_SIDE);
  return { photo, thumbnail, contentType: 'image/jpeg', width: info.width, height: info.height };
}

/**
 * What grids show in place of a large photo: a JPEG, longest side 640 px; undefined of one that is hardly larger.
 * @throws ImageRejectedError when the photo is damaged
 */
export async function previewOf({ photo, width, height }: PreparedPhoto): Promise<Buffer | undefined> {
  if (Math.max(width, height) <= NO_PREVIEW_SIDE) return undefined;
  return decodable(reduced(sharp(photo, DECODING), PREVIEW_SIDE));
}

/** sharp turns colours into sRGB by the file's own profile and writes no metadata unless told to. */
function upright(file: Buffer): Sharp {
  return sharp(file, DECODING).autoOrient().flatten({ background: '#ffffff' }).toColourspace('srgb');
}

function reduced(picture: Sharp, side: number): Promise<Buffer> {
  return picture
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 80, chromaSubsampling: '4:2:0' })
    .toBuffer();
}

/** What the decoder cannot read is the file's fault. */
async function decodable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw damaged(cause);
  }
}
