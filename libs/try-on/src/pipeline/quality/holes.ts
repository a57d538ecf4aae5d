import { areaOf, union } from '#images';
import { fillHoles } from '../images/morphology.js';
import { torsoPlace, usualHalfWidth } from '../person/body.js';
import type { SeenGarment, View } from './view.js';

/** Below a neckline, in torsos, cloth goes across the trunk from side to side. */
const BELOW_NECK = 0.24;
const HIPS = 1;
/** A neck opening is not wider than this, in shoulder widths, once it has come down from the shoulders. */
const WIDEST_NECK = 0.62;
const SHOULDERS = 0.06;

/**
 * Area of holes over that of the garment: what cloth or what lies before it encloses (trousers and bags enclose ground), and of tops and dresses what is bare
 * between cloth on both sides of the trunk. The front of a jacket may be open.
 */
export function holesOf({ body, labels }: Pick<View, 'body' | 'labels'>, garment: SeenGarment): number {
  const { visible, front, kind, cut } = garment;
  const covered = union(visible, front);
  const whole = fillHoles(covered);
  const isClosed = cut === 'upper' && kind !== 'outer';
  let holes = 0;
  for (let y = 0; y < labels.height; y++) {
    const row = y * labels.width;
    let last = -1;
    for (let x = 0; x < labels.width; x++) {
      // What is no part of the person is seen between an arm and the trunk.
      const isEnclosed = whole.data[row + x]! > 0.5 && covered.data[row + x]! <= 0.5;
      if (
        isEnclosed &&
        labels.data[row + x] !== 0 &&
        (cut === 'skirt' || (cut === 'upper' && isTrunk(body, x, y)))
      )
        holes++;
      if (!isClosed || whole.data[row + x]! <= 0.5) continue;
      if (last >= 0 && x - last > 2 && isGap(body, (x + last) / 2, y, x - last)) holes += x - last - 1;
      last = x;
    }
  }
  return holes / Math.max(1, areaOf(visible));
}

/** Whether so wide a gap between cloth to the left and to the right is none of a neckline. */
function isGap(body: View['body'], x: number, y: number, wide: number): boolean {
  if (isTrunk(body, x, y)) return true;
  const { t, side } = torsoPlace(body, { x, y });
  return t > SHOULDERS && t < HIPS && Math.abs(side) < 0.3 && wide > WIDEST_NECK * body.unit;
}

function isTrunk(body: View['body'], x: number, y: number): boolean {
  const { t, side } = torsoPlace(body, { x, y });
  return t > BELOW_NECK && t < HIPS && Math.abs(side) < 0.7 * usualHalfWidth(t);
}
