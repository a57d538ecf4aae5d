import type { Mask } from '#images';
import type { GarmentLandmarks } from '../models/landmarks.js';

/** Of the neck's breadth: a collar is rolled or high that stands so far above the sides of the neck. */
const HIGH = 0.3;
/** Where it is measured, from its top down, and how much narrower it is there at most: hoods are round. */
const [TOP, BOTTOM, STRAIGHT] = [0.1, 0.75, 0.8];
/** Of the neck's breadth: it is no wider than that, and no narrower; hangers are. */
const [WIDEST, NARROWEST] = [0.95, 0.5];
const SEEN = 0.5;

/** Whether a collar stands up round the neck, as of a turtleneck: its sides are straight, and nothing is seen inside. */
export function hasRolledCollar({ width, data }: Mask, { points }: GarmentLandmarks): boolean {
  const [left, right] = [points.neck_left, points.neck_right];
  const breadth = right.x - left.x;
  if (Math.min(left.visible, right.visible) < SEEN || breadth <= 0) return false;
  const widths: number[] = [];
  for (let y = 0; y < Math.min(left.y, right.y); y++) {
    const row = data.subarray(y * width, (y + 1) * width);
    const first = row.findIndex((share) => share > 0.5);
    if (first >= 0) widths.push((row.findLastIndex((share) => share > 0.5) - first + 1) / breadth);
  }
  if (widths.length < HIGH * breadth) return false;
  const [top, bottom] = [TOP, BOTTOM].map((share) => widths[Math.floor(share * (widths.length - 1))]!);
  return top! > STRAIGHT * bottom! && bottom! < WIDEST && bottom! > NARROWEST;
}
