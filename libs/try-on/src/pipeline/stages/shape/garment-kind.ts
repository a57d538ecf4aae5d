import { areaOf, boxOf, type Mask } from '../../images/image.js';
import type { GarmentKind } from '../garment.js';
import { extentOf, runsOf } from './row-runs.js';
import { crotchOf } from './lower-shape.js';
import type { UpperShape } from '../garment.js';

/** What a garment is by its outline alone: legs, sleeves, straps, flare and proportions. */
export function kindByOutline(mask: Mask, upper: UpperShape, radius: number): GarmentKind {
  const box = boxOf(mask)!;
  const crotch = crotchOf(mask);
  const sleeves = upper.sleeves.filter((sleeve) => sleeve !== undefined).length;
  const length = box.height / (2 * radius);
  const gapShare = crotch ? (box.y + box.height - crotch.y) / box.height : 0;
  if (sleeves < 2 && crotch && gapShare > 0.15 && isTwoLegs(mask, crotch.y)) return 'bottom';
  if (sleeves > 0) return length > 2.1 ? 'dress' : 'top';
  const top = extentOf(mask, box.y + 0.04 * box.height) ?? { from: 0, to: 0 };
  const topWidth = (top.to - top.from) / box.width;
  const hasNeckline =
    runsOf(mask, box.y + 0.05 * box.height).length > 1 ||
    upper.neckDip.y - Math.min(upper.neckLeft.y, upper.neckRight.y) > 0.06 * box.height;
  if (hasNeckline) return length > 2 ? 'dress' : 'top';
  const fullness = areaOf(mask) / (box.width * box.height);
  if (topWidth > 0.45 && fullness > 0.6) return length > 2.2 ? 'dress' : 'bottom';
  return length > 1.8 ? 'dress' : 'top';
}

/** Below the crotch there are two runs of like width in most rows. */
function isTwoLegs(mask: Mask, from: number): boolean {
  const box = boxOf(mask)!;
  const bottom = box.y + box.height * 0.95;
  let rows = 0;
  let both = 0;
  for (let y = from + 2; y < bottom; y += 2) {
    rows++;
    const widths = runsOf(mask, y, 0.06 * box.width).map(({ from: a, to: b }) => b - a + 1);
    const [first, second] = widths.toSorted((a, b) => b - a);
    if (first && second && second > 0.4 * first) both++;
  }
  return rows > 3 && both > 0.6 * rows;
}
