import type { Labels } from '../images/image.js';
import { partIndex } from '../models/person-parser.js';

/** Of the smaller of both: with more of it below the other's edge they are one garment in pieces. */
const MIXED = 0.5;
/** Of the columns that end in the photo: with more of them on a lower garment the pieces are a top. */
const ON_LOWER = 0.5;
/** Rows below a garment's end in which what comes next is looked for. */
const NEXT = 4;

const [UPPER, DRESS, LOWER] = (['upper', 'dress', 'lower'] as const).map(partIndex) as [
  number,
  number,
  number,
];

/**
 * Labels in which pieces of a top between pieces of a dress are of that, or the dress is of the top where trousers or a
 * skirt come next below: a parser's doubts about one garment, since no top begins below the edge of a dress.
 */
export function asOneGarment(labels: Labels): Labels {
  const { width, height, data } = labels;
  let [tops, topsBelow, dresses, onLower, ends] = [0, 0, 0, 0, 0];
  for (let x = 0; x < width; x++) {
    let [isBelowDress, last] = [false, -1];
    for (let y = 0; y < height; y++) {
      const label = data[y * width + x];
      if (label !== UPPER && label !== DRESS) continue;
      last = y;
      if (label === UPPER) {
        tops++;
        if (isBelowDress) topsBelow++;
      } else {
        isBelowDress = true;
        dresses++;
      }
    }
    if (last < 0 || last + NEXT >= height) continue;
    ends++;
    if (data[(last + NEXT) * width + x] === LOWER) onLower++;
  }
  if (tops === 0 || dresses === 0 || topsBelow < MIXED * Math.min(tops, dresses)) return labels;
  const [from, to] = onLower > ON_LOWER * ends ? [DRESS, UPPER] : [UPPER, DRESS];
  return { ...labels, data: data.map((label) => (label === from ? to : label)) };
}
