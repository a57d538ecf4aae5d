import { type Box, type Image, type Labels, type Mask, maskOf, without } from '#images';
import { type Part, partIndex, partsTable } from '#person-parse';
import { fill } from '../images/fill.js';
import { mirrorColumns } from '../images/mirror.js';
import { erode } from '../images/morphology.js';
import type { GarmentKind } from '../garment/garment.js';
import type { Person } from '../person/person.js';

/** What lies next to a garment of a kind: under its hem, or over its waist. */
const NEXT: Record<Exclude<GarmentKind, 'dress'>, readonly Part[]> = {
  top: ['lower', 'dress'],
  outer: ['upper', 'lower', 'dress'],
  bottom: ['upper', 'outer'],
};

/** What is next to the old garment tells how it goes on, further off there may be other clothes; in torsos. */
const NEXT_TO = 0.3;
/** In shoulder widths: beside the old garment what is next lies in its shade. */
export const SHADED = 0.07;

export type NextGarment = {
  /** What it may be, and whether a label is one of these. */
  parts: readonly Part[];
  isNext: readonly boolean[];
  /** The photo in which it goes on under the old garment, upwards or downwards. */
  image: Image;
  /** And in all directions, without its texture. */
  smooth: Image;
};

/**
 * Under a shortened top the trousers or skirt go on upwards, over a lower waist the top goes on downwards; undefined
 * where there are none.
 */
export function nextGarment(
  { image, labels, body }: Person,
  kind: GarmentKind,
  old: Mask,
  where: Box,
): NextGarment | undefined {
  if (kind === 'dress') return undefined;
  const parts = NEXT[kind];
  const seen = without(maskOf(labels, parts.map(partIndex)), old);
  const known = erode(seen, Math.max(2, SHADED * body.unit));
  const { width, height } = labels;
  const [start, step] = kind === 'bottom' ? [height - 1, -1] : [0, 1];
  let area = 0;
  for (let x = 0; x < width; x++) {
    let left = Math.max(2, Math.round(NEXT_TO * body.torso));
    for (let y = start; y >= 0 && y < height; y += step) {
      const i = y * width + x;
      if (known.data[i]! <= 0.5) continue;
      if (left-- > 0) area++;
      else known.data[i] = 0;
    }
  }
  if (area <= 0.002 * known.data.length) return undefined;
  const smooth = fill(image, known, where);
  const goingOn = mirrorColumns(image, known, smooth, kind !== 'bottom');
  return { parts, isNext: partsTable(parts), image: goingOn, smooth };
}

/** Whether a pixel shows the next garment itself, beside the old one. */
export function isSeenNext({ isNext }: NextGarment, labels: Labels, old: Mask, i: number): boolean {
  return old.data[i]! <= 0.5 && isNext[labels.data[i]!] === true;
}
