import { fill } from '../images/fill.js';
import { type Box, type Image, type Mask, maskOf, without } from '../images/image.js';
import { mirrorColumns } from '../images/mirror.js';
import { erode } from '../images/morphology.js';
import { type Part, partIndex } from '../models/person-parser.js';
import type { GarmentKind } from './garment.js';
import type { Person } from './person.js';

/** What lies next to a garment of a kind: under its hem, or over its waist. */
export const NEXT: Record<Exclude<GarmentKind, 'dress'>, readonly Part[]> = {
  top: ['lower', 'dress'],
  outer: ['upper', 'lower', 'dress'],
  bottom: ['upper', 'outer'],
};

/** What is next to the old garment tells how it goes on, further off there may be other clothes; in torsos. */
const NEXT_TO = 0.3;
/** In shoulder widths: beside the old garment what is next lies in its shade. */
export const SHADED = 0.07;

/**
 * Under a shortened top the trousers or skirt go on upwards, over a lower waist the top goes on downwards; undefined
 * where there are none.
 */
export function nextGarment(
  { image, labels, body }: Person,
  kind: GarmentKind,
  old: Mask,
  where: Box,
): Image | undefined {
  if (kind === 'dress') return undefined;
  const seen = without(maskOf(labels, NEXT[kind].map(partIndex)), old);
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
  return mirrorColumns(image, known, fill(image, known, where), kind !== 'bottom');
}

/** The first and last column of a mask in each row; of a row without any those of the next one below that has some. */
export function spansOf({ width, height, data }: Mask): { left: Int32Array; right: Int32Array } {
  const [left, right] = [new Int32Array(height).fill(width), new Int32Array(height).fill(-1)];
  for (let i = 0; i < data.length; i++) {
    if (data[i]! <= 0.5) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    left[y] = Math.min(left[y]!, x);
    right[y] = x;
  }
  for (let y = height - 2; y >= 0; y--) {
    if (right[y]! < 0) [left[y], right[y]] = [left[y + 1]!, right[y + 1]!];
  }
  return { left, right };
}
