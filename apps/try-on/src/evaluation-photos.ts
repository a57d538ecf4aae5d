import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { GarmentType } from '#try-on/pipeline';
import { FIXED_PAIRS } from './fixed-pairs.js';

const person = z.object({ photo: z.string(), split: z.string(), labels: z.string() });
const clothing = z.object({ image: z.string(), label: z.string(), kids: z.string(), split: z.string() });

/** Kinds repeat every three pairs: so far on is another garment of the same kind. */
export const OF_SAME_KIND = 3;

/** Which owners' classes are tried on as what, in turn. */
const TURNS: readonly { type: Exclude<GarmentType, 'auto'>; classes: readonly string[] }[] = [
  { type: 'top', classes: ['T-Shirt', 'Polo', 'Longsleeve', 'Shirt', 'Hoodie', 'Top', 'Blouse'] },
  { type: 'bottom', classes: ['Pants', 'Shorts', 'Skirt'] },
  { type: 'dress', classes: ['Dress'] },
];

export type EvaluationPair = { person: string; garment: string; type: Exclude<GarmentType, 'auto'> };

/**
 * The same pairs each time: of `val` the fixed ones, of `train` (to tune on) the n-th person with every seventh garment of
 * the class whose turn it is.
 */
export async function evaluationPairs(
  data: string,
  split: 'train' | 'val',
  from: number,
  count: number,
): Promise<EvaluationPair[]> {
  if (split === 'val') return fixedPairs(data).slice(from, from + count);
  const people = await rows(join(data, 'people', 'people.csv'), person);
  const clothes = await rows(join(data, 'clothing', 'images.csv'), clothing);
  const names = people.filter((row) => row.split === split).map((row) => row.photo);
  return Array.from({ length: count }, (_, i) => {
    const turn = TURNS[(from + i) % TURNS.length]!;
    const fitting = clothes.filter(
      (row) => row.split === split && turn.classes.includes(row.label) && row.kids.toLowerCase() !== 'true',
    );
    return {
      person: join(data, 'people', 'photos', `${names[((from + i) * 3) % names.length]}.jpg`),
      garment: join(data, 'clothing', 'images', `${fitting[((from + i) * 7) % fitting.length]!.image}.jpg`),
      type: turn.type,
    };
  });
}

function fixedPairs(data: string): EvaluationPair[] {
  return FIXED_PAIRS.map(([photo, garment, type]) => ({
    person: join(data, 'people', 'photos', `${photo}.jpg`),
    garment: join(data, 'clothing', 'images', `${garment}.jpg`),
    type,
  }));
}

async function rows<T>(file: string, row: z.ZodType<T>): Promise<T[]> {
  return z.array(row).parse(parse(await readFile(file), { columns: true, skip_empty_lines: true }));
}
