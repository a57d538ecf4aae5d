import type { Labels } from '#images';
import { partIndex } from '#person-parse';
import { medianOf } from '../geometry/median.js';
import { type Body, onTorso } from '../person/body.js';

/** Where waists usually are, in torsos below the shoulder line. */
const USUAL = 0.8;
const HIGHEST = 0.55;
const SIDES = [-0.24, -0.16, -0.08, 0, 0.08, 0.16, 0.24];
const STEP = 0.01;
/** So much cloth, in torsos, below a first pixel of it makes it the waist. */
const SOLID = 0.05;

/**
 * Where a new lower garment begins: where the old one did, if that was worn higher than usual, since nothing of it
 * may be left over; in torsos below the shoulder line.
 */
export function waistLine(body: Body, labels: Labels): number {
  const tops = SIDES.flatMap((side) => {
    let start: number | undefined;
    for (let t = HIGHEST; t < USUAL + SOLID; t += STEP) {
      if (!isLower(body, labels, t, side)) start = undefined;
      else if (start === undefined) start = t;
      else if (t - start > SOLID) return [start];
    }
    return [];
  });
  if (tops.length < SIDES.length / 2) return USUAL;
  return Math.min(USUAL, medianOf(tops));
}

function isLower(body: Body, { width, height, data }: Labels, t: number, side: number): boolean {
  const p = onTorso(body, t, side);
  const [x, y] = [Math.round(p.x), Math.round(p.y)];
  return x >= 0 && y >= 0 && x < width && y < height && data[y * width + x] === partIndex('lower');
}
