import sharp, { type Metadata } from 'sharp';
import { isSrgb } from './keep-pixels.js';
import { stripJpeg } from './strip-jpeg.js';

/** So high that an encoder adds nothing that a person, or a network, would see. */
const QUALITY = 95;

/**
 * The same picture, upright, without what a camera or an app has written beside it: place, time, device, previews,
 * comments, what follows its end. Pixels stay as they are wherever only the metadata has to go.
 * @param header of the file, by sharp
 * @returns a file of the same format
 * @throws what sharp throws of a file that it cannot decode
 */
export async function withoutMetadata(file: Buffer, header: Metadata): Promise<Buffer> {
  const { format, orientation = 1, icc, exif, xmp, iptc, comments = [] } = header;
  const isUpright = orientation === 1 && (icc === undefined || isSrgb(icc));
  if (isUpright && format === 'jpeg') return stripJpeg(file) ?? encode(file, format);
  const isBare = exif === undefined && xmp === undefined && iptc === undefined && comments.length === 0;
  return isUpright && isBare ? file : encode(file, format);
}

/** sharp turns colours into sRGB by the file's own profile, and writes no metadata. */
function encode(file: Buffer, format: Metadata['format']): Promise<Buffer> {
  const picture = sharp(file, { failOn: 'error' }).autoOrient().toColourspace('srgb');
  if (format === 'png') return picture.png().toBuffer();
  if (format === 'webp') return picture.webp({ quality: QUALITY }).toBuffer();
  return picture.jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' }).toBuffer();
}
