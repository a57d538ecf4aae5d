import { boxOf, type Mask } from '#images';
import { runsOf } from './row-runs.js';

/** Whether what is worn on the legs parts into two below: rows of two runs, most of the lower third. */
export function hasTwoLegs(mask: Mask): boolean {
  const box = boxOf(mask);
  if (box === undefined) return false;
  const from = box.y + 0.6 * box.height;
  const to = box.y + 0.95 * box.height;
  let [parted, rows] = [0, 0];
  for (let y = from; y < to; y++) {
    rows++;
    if (runsOf(mask, y, 0.08 * box.width).length > 1) parted++;
  }
  return parted > 0.4 * rows;
}
