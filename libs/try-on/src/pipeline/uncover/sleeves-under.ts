import { type Mask, newMask } from '#images';
import { partIndex } from '#person-parse';
import { torsoPlace } from '../person/body.js';
import { markBeside } from '../person/mark-beside.js';
import type { Person } from '../person/person.js';
import type { Draped } from '../fit/draped.js';

/** Beside the trunk, and half of a wide sleeve, in shoulder widths; and how far down the arm a sleeve reaches at least, as a share of it. */
const [BESIDE_TRUNK, HALF, SLEEVED] = [0.5, 0.26, 0.25];
/** In torsos below the shoulder line: above it whatever is beside the trunk is a sleeve, with all its ruffles. */
const RUFFLES = 0.45;

/** Sleeves of a top that stick out beside those of a jacket over it: both go down the same arm. A wide hem is none. */
export function sleevesUnder(
  { labels, body }: Pick<Person, 'labels' | 'body'>,
  { alpha, laid }: Pick<Draped, 'alpha' | 'laid'>,
): Mask {
  const under = newMask(labels);
  const sleeves = laid?.hang.sleeves;
  if (sleeves === undefined) return under;
  const upper = partIndex('upper');
  for (const [k, { arm }] of [body.left, body.right].entries()) {
    if (sleeves[k]! <= SLEEVED) continue;
    const isOwn = (side: number) => (k === 0 ? side < -BESIDE_TRUNK : side > BESIDE_TRUNK);
    markBeside(under, arm, body.unit, ({ across }, i, p) => {
      if (labels.data[i] !== upper || alpha.data[i]! > 0.5) return false;
      const { t, side } = torsoPlace(body, p);
      return isOwn(side) && (t < RUFFLES || Math.abs(across) <= HALF * body.unit);
    });
  }
  return under;
}
