import type { Metadata } from 'sharp';
import { PHOTO_SIDE } from './limits.js';
import { stripJpeg } from './strip-jpeg.js';

/** Above this a JPEG is encoded anew: it was saved at a quality that nobody sees on a screen. */
const MAX_BYTES_PER_PIXEL = 1;
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * The file without its metadata, when nothing else has to change: an upright sRGB JPEG of at most the stored size.
 * Encoding it anew would cost five times the time and some of its quality.
 */
export function keepPixels(file: Buffer, header: Metadata): Buffer | undefined {
  const { format, width, height, orientation = 1, space, hasAlpha, icc } = header;
  const isAsStored =
    format === 'jpeg' &&
    space === 'srgb' &&
    !hasAlpha &&
    orientation === 1 &&
    Math.max(width, height) <= PHOTO_SIDE &&
    (icc === undefined || isSrgb(icc));
  // A small photo is mostly tables.
  const largest = Math.min(width * height * MAX_BYTES_PER_PIXEL + 65_536, MAX_BYTES);
  return isAsStored && file.length <= largest ? stripJpeg(file) : undefined;
}

/**
 * By the description within the profile, which is ASCII (ICC.1 version 2) or UTF-16 (version 4): that of HP and
 * Microsoft, that of Little CMS, or "sRGB" alone with the next tag behind it, as libvips writes.
 */
export function isSrgb(profile: Buffer): boolean {
  const text = profile.toString('latin1').replaceAll('\0', '');
  return /sRGB( IEC61966| built-in|mluc|text)/.test(text) && !/linear/i.test(text);
}
