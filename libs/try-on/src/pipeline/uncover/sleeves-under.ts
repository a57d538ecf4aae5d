import { type Mask, newMask } from '#images';
import { partIndex } from '#person-parse';
import { torsoPlace } from '../person/body.js';
import type { Person } from '../person/person.js';
import type { Draped } from '../fit/draped.js';

/** Beside the trunk, in shoulder widths; and how far down the arm a sleeve reaches at least, as a share of it. */
const [BESIDE_TRUNK, SLEEVED] = [0.5, 0.25];

/** Sleeves of a top that stick out beside those of a jacket over it: both go down the same arm. */
export function sleevesUnder(
  { labels, body }: Pick<Person, 'labels' | 'body'>,
  { alpha, laid }: Pick<Draped, 'alpha' | 'laid'>,
): Mask {
  const under = newMask(labels);
  const sleeves = laid?.hang.sleeves;
  if (sleeves === undefined) return under;
  const upper = partIndex('upper');
  for (let i = 0; i < under.data.length; i++) {
    if (labels.data[i] !== upper || alpha.data[i]! > 0.5) continue;
    const { side } = torsoPlace(body, { x: i % labels.width, y: Math.floor(i / labels.width) });
    if (Math.abs(side) > BESIDE_TRUNK && sleeves[side < 0 ? 0 : 1] > SLEEVED) under.data[i] = 1;
  }
  return under;
}
