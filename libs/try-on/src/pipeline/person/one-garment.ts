import { type Labels, maskOf } from '#images';
import { partIndex } from '#person-parse';
import { components } from '../images/morphology.js';

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

/** Of a piece of a top: with more of it below the edge of a lower garment it is of that. */
const BELOW = 0.6;

/** Labels in which pieces of a top within trousers or a skirt are of these: no top begins below their edge. */
export function withoutTopsBelow(labels: Labels): Labels {
  const { width } = labels;
  const { labels: numbers, parts } = components(maskOf(labels, [UPPER]));
  const below = new Uint32Array(256);
  const isBelow = new Uint8Array(width);
  for (let i = 0; i < labels.data.length; i++) {
    if (labels.data[i] === LOWER) isBelow[i % width] = 1;
    else if (isBelow[i % width] === 1) below[numbers.data[i]!]!++;
  }
  const isLower = new Uint8Array(256);
  for (const { label, area } of parts) isLower[label] = Number(below[label]! > BELOW * area);
  if (!isLower.includes(1)) return labels;
  return {
    ...labels,
    data: labels.data.map((label, i) => (isLower[numbers.data[i]!] === 1 ? LOWER : label)),
  };
}

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
