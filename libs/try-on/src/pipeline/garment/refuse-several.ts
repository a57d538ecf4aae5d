import { type Mask, within } from '#images';
import { TryOnError } from '../../errors/try-on.error.js';
import { components } from '../images/morphology.js';
import { smallMask } from '../images/small.js';

/** Longest side at which pieces are counted. */
const SIDE = 192;
/** A second piece of at least this share of the first, beside it by at least this share of its height, is a garment. */
const [AS_LARGE, BESIDE] = [0.45, 0.6];

/**
 * Refuses a photo in which two garments lie side by side: nobody knows which is meant.
 * @param mask the cut-out, 0–1
 * @throws {TryOnError} `SEGMENTATION_FAILED`
 */
export function refuseSeveral(mask: Mask): void {
  const small = smallMask(mask, within(mask, SIDE));
  const { labels, parts } = components(small);
  const [first, second] = parts;
  if (first === undefined || second === undefined || second.area < AS_LARGE * first.area) return;
  const [a, b] = [first, second].map(({ label }) => extentOf(labels, label)) as [Extent, Extent];
  const isApart = a.right < b.left || b.right < a.left;
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (!isApart || shared < BESIDE * Math.min(a.bottom - a.top, b.bottom - b.top)) return;
  throw new TryOnError(
    'SEGMENTATION_FAILED',
    'clothing_image shows more than one garment. Send a photo of the one that is to be tried on.',
    { atFault: 'garment_photo' },
  );
}

type Extent = { left: number; right: number; top: number; bottom: number };

function extentOf({ width, data }: { width: number; data: Uint8Array }, label: number): Extent {
  const found = { left: Infinity, right: -1, top: Infinity, bottom: -1 };
  data.forEach((value, i) => {
    if (value !== label) return;
    const [x, y] = [i % width, Math.floor(i / width)];
    found.left = Math.min(found.left, x);
    found.right = Math.max(found.right, x);
    found.top = Math.min(found.top, y);
    found.bottom = Math.max(found.bottom, y);
  });
  return found;
}
