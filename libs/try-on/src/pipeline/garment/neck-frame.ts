import type { Frame } from '../models/framed-cut-out.js';
import type { GarmentLandmarks, LandmarkName } from './landmarks.js';

/** Which landmarks a neck lies between: its sides, or the straps. */
const ENDS: readonly (readonly [LandmarkName, LandmarkName])[] = [
  ['neck_left', 'neck_right'],
  ['strap_left', 'strap_right'],
];
/** A landmark may be there from this chance on. */
const LIKELY = 0.12;
/**
 * In breadths of the neck the side of its frame, and of that what lies above the line between the neck's sides;
 * `models/recipes/garment_neck/neck_samples.py` has the same.
 */
const [SIDE, ABOVE] = [2.4, 0.45];
/** In pixels: of a narrower neck nothing is to be seen. */
const NARROWEST = 6;

/** The square round a garment's neck; undefined where it may have none. */
export function neckFrame({ points }: GarmentLandmarks): Frame | undefined {
  for (const [leftName, rightName] of ENDS) {
    const [left, right] = [points[leftName], points[rightName]];
    if (Math.min(left.visible, right.visible) < LIKELY || right.x <= left.x) continue;
    const breadth = Math.hypot(right.x - left.x, right.y - left.y);
    if (breadth < NARROWEST) continue;
    const side = Math.round(SIDE * breadth);
    return {
      left: Math.round((left.x + right.x) / 2 - side / 2),
      top: Math.round((left.y + right.y) / 2 - ABOVE * side),
      width: side,
      height: side,
    };
  }
  return undefined;
}
