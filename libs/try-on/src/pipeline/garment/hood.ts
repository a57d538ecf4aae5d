import type { Mask } from '#images';
import type { GarmentLandmarks } from '../models/landmarks.js';

/** Of the squared breadth of the neck: collars cover less above the line between the neck's sides, hoods more. */
const HOOD = 0.3;
/** What is left of a hood, in halves of the neck's breadth: how far it goes beyond the neck's sides, and how high. */
const [WIDER, HIGHER] = [1.08, 0.3];
const SEEN = 0.5;

/**
 * The cut-out's coverage with a spread hood taken down: on somebody it hangs behind the neck, and no more of it is
 * seen from the front than a collar.
 */
export function withoutHood(mask: Mask, { points }: GarmentLandmarks): Mask {
  const [left, right] = [points.neck_left, points.neck_right];
  const half = (right.x - left.x) / 2;
  if (Math.min(left.visible, right.visible) < SEEN || half <= 0) return mask;
  const middle = { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 };
  const tilt = (right.y - left.y) / (2 * half);
  const above: number[] = [];
  const { width } = mask;
  for (let i = 0; i < mask.data.length; i++) {
    const x = i % width;
    if (mask.data[i]! > 0 && Math.floor(i / width) < middle.y + tilt * (x - middle.x)) above.push(i);
  }
  if (above.length < HOOD * (2 * half) ** 2) return mask;
  const out = { ...mask, data: mask.data.slice() };
  for (const i of above) {
    const off = (i % width) - middle.x;
    const height = middle.y + tilt * off - Math.floor(i / width);
    const round = Math.hypot(off / (WIDER * half), height / (HIGHER * half));
    out.data[i]! *= Math.min(1, Math.max(0, (1 - round) * half * HIGHER + 0.5));
  }
  return out;
}
