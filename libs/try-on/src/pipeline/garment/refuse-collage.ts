import { type Image, type Mask, within } from '#images';
import { TryOnError } from '../../errors/try-on.error.js';
import { smallImage, smallMask } from '../images/small.js';

/** Longest side at which seams are looked for. */
const SIDE = 384;
/** A pixel differs from the one two further by so many levels, all three channels together. */
const STEP = 30;
/** A seam goes through the photo from edge to edge: so much of a line is one. Doors and floors have less. */
const SEAM = 0.95;
/** No nearer to the frame's edge than this: a border is no second photo. */
const INSIDE = 0.12;
/** On either side of it lies at least this share of what was cut out. */
const EITHER_SIDE = 0.2;

/**
 * Refuses photos that were put together, side by side or one above the other: nobody knows which is meant.
 * @param mask the cut-out, 0–1, of the size of `image`
 * @throws {TryOnError} `SEGMENTATION_FAILED`
 */
export function refuseCollage(image: Image, mask: Mask): void {
  const size = within(image, SIDE);
  const [photo, cut] = [smallImage(image, size), smallMask(mask, size)];
  if (!hasSeam(photo, cut, 'column') && !hasSeam(photo, cut, 'row')) return;
  throw new TryOnError(
    'SEGMENTATION_FAILED',
    'clothing_image was put together from several photos. Send the one that shows the garment.',
    { atFault: 'garment_photo' },
  );
}

function hasSeam({ width, height, data }: Image, mask: Mask, along: 'column' | 'row'): boolean {
  const [lines, length] = along === 'column' ? [width, height] : [height, width];
  const [across, down] = along === 'column' ? [1, width] : [width, 1];
  const covered = Float64Array.from({ length: lines }, (_, line) => {
    let sum = 0;
    for (let k = 0; k < length; k++) sum += mask.data[line * across + k * down]!;
    return sum;
  });
  const all = covered.reduce((a, b) => a + b, 0);
  let before = 0;
  for (let line = 0; line + 2 < lines; line++) {
    before += covered[line]!;
    if (line < INSIDE * lines || line > (1 - INSIDE) * lines) continue;
    if (Math.min(before, all - before) < EITHER_SIDE * all) continue;
    let steps = 0;
    for (let k = 0; k < length; k++) {
      const at = (line * across + k * down) * 3;
      const other = at + 2 * across * 3;
      const off = Math.abs(data[at]! - data[other]!) + Math.abs(data[at + 1]! - data[other + 1]!);
      if (off + Math.abs(data[at + 2]! - data[other + 2]!) > STEP) steps++;
    }
    if (steps >= SEAM * length) return true;
  }
  return false;
}
