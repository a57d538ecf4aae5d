import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import sharp from 'sharp';
import { z } from 'zod';
import type { GarmentType } from '#try-on/pipeline';
import { evaluationPairs } from './evaluation-photos.js';
import { recoloured } from './recoloured.js';

export const EVALUATION_SETS = ['pairs', 'recolours', 'worn', 'drawn'] as const;
export type EvaluationSet = (typeof EVALUATION_SETS)[number];

/** One try-on to measure; `truth` where it is known what has to come out, and `region` the garment in it. */
export type EvaluationCase = {
  name: string;
  person: Uint8Array;
  garment: Uint8Array;
  type: Exclude<GarmentType, 'auto'>;
  truth?: { photo: Uint8Array; region: Float32Array };
};

/** One case in three is left for the end: nobody tunes to it. */
export const isUnseen = (number: number): boolean => number % 3 === 2;

/** The cases of a set, made as they are asked for; `number` is their place in it. */
export async function* evaluationCases(
  set: Exclude<EvaluationSet, 'drawn'>,
  data: string,
  wanted: (number: number) => boolean,
): AsyncGenerator<EvaluationCase> {
  if (set === 'pairs') {
    const pairs = await evaluationPairs(data, 'val', 0, 60);
    for (const [i, { person, garment, type }] of pairs.entries()) {
      if (!wanted(i)) continue;
      const photos = { person: await readFile(person), garment: await readFile(garment) };
      yield { name: `${i}`, ...photos, type };
    }
    return;
  }
  const people = await dressedPeople(data);
  for (const [i, one] of people.entries()) {
    if (!wanted(i)) continue;
    if (set === 'recolours') yield await recolourOf(data, one, i);
    else yield await wornBy(data, one, people[(i + 7) % people.length]!);
  }
}

type Dressed = { photo: string; label: number; type: EvaluationCase['type'] };

/** The person's own photo with one garment in another colour: it is the product's photo and the truth. */
async function recolourOf(
  data: string,
  { photo, label, type }: Dressed,
  number: number,
): Promise<EvaluationCase> {
  const person = await readFile(photoOf(data, photo));
  const region = await regionOf(data, photo, label);
  const changed = await recoloured(person, region, number);
  return { name: photo, person, garment: changed, type, truth: { photo: changed, region } };
}

async function wornBy(data: string, person: Dressed, model: Dressed): Promise<EvaluationCase> {
  return {
    name: `${model.photo} on ${person.photo}`,
    person: await readFile(photoOf(data, person.photo)),
    garment: await readFile(photoOf(data, model.photo)),
    type: model.type,
  };
}

const LABELS: Record<EvaluationCase['type'], readonly string[]> = {
  top: ['blouse', 'hoodie', 'shirt', 'sweater', 'sweatshirt', 't-shirt', 'top', 'vest'],
  outer: ['blazer', 'cardigan', 'coat', 'jacket', 'jumper'],
  bottom: ['jeans', 'leggings', 'pants', 'shorts', 'skirt'],
  dress: ['dress', 'romper'],
};
/** Of the photo: a garment that is seen. */
const LEAST = 0.03;

/** The people of `val` with the largest garment that they wear. */
async function dressedPeople(data: string): Promise<Dressed[]> {
  const row = z.object({ photo: z.string(), split: z.string() });
  const rows = z
    .array(row)
    .parse(parse(await readFile(join(data, 'people', 'people.csv')), { columns: true }));
  const names = (await readFile(join(data, 'people', 'labels.txt'), 'utf8')).split('\n').map((s) => s.trim());
  const typeOf = (label: number) =>
    (Object.keys(LABELS) as EvaluationCase['type'][]).find((type) =>
      LABELS[type].includes(names[label] ?? ''),
    );
  const dressed: Dressed[] = [];
  for (const { photo, split } of rows) {
    if (split !== 'val') continue;
    const { data: labels, info } = await labelsOf(data, photo);
    const areas = new Uint32Array(256);
    const tops = new Uint32Array(256).fill(info.height);
    labels.forEach((label, i) => {
      areas[label]! += 1;
      tops[label] = Math.min(tops[label]!, Math.floor(i / info.width));
    });
    const [top, bottom] = extentOf(labels, info.width);
    // Skirts are labelled dresses now and then.
    const isSkirt = (label: number) =>
      typeOf(label) === 'dress' && tops[label]! - top > CHEST * (bottom - top);
    const largest = [...areas.keys()]
      .filter((label) => typeOf(label) !== undefined && areas[label]! > LEAST * labels.length)
      .toSorted((a, b) => areas[b]! - areas[a]!)[0];
    if (largest !== undefined)
      dressed.push({ photo, label: largest, type: isSkirt(largest) ? 'bottom' : typeOf(largest)! });
  }
  return dressed;
}

/** A dress begins above this share of the person. */
const CHEST = 0.3;

/** First and last row with a label of a person. */
function extentOf(labels: Uint8Array, width: number): [top: number, bottom: number] {
  const first = labels.findIndex((label) => label !== 0);
  const last = labels.findLastIndex((label) => label !== 0);
  return [Math.floor(first / width), Math.floor(last / width)];
}

const photoOf = (data: string, photo: string) => join(data, 'people', 'photos', `${photo}.jpg`);

function labelsOf(data: string, photo: string) {
  return sharp(join(data, 'people', 'masks', `${photo}.png`))
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
}

async function regionOf(data: string, photo: string, label: number): Promise<Float32Array> {
  const labels = await labelsOf(data, photo);
  return Float32Array.from(labels.data, (value) => (value === label ? 1 : 0));
}
