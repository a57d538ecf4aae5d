import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Table from 'cli-table3';
import { type Encoder, OnnxEncoder } from '#embedding/encoder';
import { LocalInference, openModelFolder } from '#inference';
import { type EvaluationSet, type LabelledPhoto, readEvaluationSet } from './evaluation-set.js';
import { EvaluationDataMissingError } from './evaluation-data-missing.error.js';
import { aboveFloor } from './floor-share.js';
import { fitLogistic, type LabelledCosine } from './fit-logistic.js';
import { evaluateWorn } from './evaluate-worn.js';
import { otherPrompts } from './other-prompts.js';
import { cosine, mean, precisionAt } from './precision.js';

const PHOTOS_AT_ONCE = 64;

type Photo = { label: LabelledPhoto; vector: Float32Array };

/**
 * Prints three figures on the validation split, what the floor lets through, how worn things are found on street photos,
 * and the score calibration that fits, through the loader that the product uses.
 */
export async function evaluateModel(modelsDir: string, name: string, dataDir: string): Promise<void> {
  const set = await readEvaluationSet(modelsDir);
  const folder = await openModelFolder(modelsDir, name);
  const encoder = await OnnxEncoder.open(folder, {
    inference: new LocalInference({ workers: 1, intraOpThreads: 2 }),
    towers: ['text', 'vision'],
  });
  try {
    const photos = await encodePhotos(encoder, set, join(dataDir, 'clothing'));
    const classes = await classPrecision(encoder, set, photos, {});
    const wider = await classPrecision(encoder, set, photos, set.wider_classes);
    const colours = await colourClassPrecision(encoder, set, photos);
    printTable('P@10 by class', classes);
    printTable('P@5 by colour and class', colours);
    const summary = new Table({ head: ['figure', 'value', 'over'] });
    summary.push(
      ['mean class P@10', figure(mean([...classes.values()])), `${classes.size} classes`],
      ['… with overlapping labels merged', figure(mean([...wider.values()])), `${wider.size} classes`],
      ['colour × class P@5', figure(mean([...colours.values()])), `${colours.size} prompts`],
      ['photo → photo same-class P@10', figure(photoPrecision(photos)), `${photos.length} photos`],
    );
    console.log(`${encoder.model.id} on the validation split\n${summary.toString()}`);
    await printFloor(encoder, set, photos);
    await evaluateWorn(encoder, dataDir);
    printCalibration(folder.manifest.score, fitLogistic(await classCosines(encoder, set, photos)));
  } finally {
    await encoder.close();
  }
}

async function encodePhotos(encoder: Encoder, set: EvaluationSet, clothing: string): Promise<Photo[]> {
  const folder = join(clothing, 'images');
  await access(folder).catch((cause: unknown) => {
    throw new EvaluationDataMissingError(folder, { cause });
  });
  const photos: Photo[] = [];
  for (let start = 0; start < set.images.length; start += PHOTOS_AT_ONCE) {
    const labels = set.images.slice(start, start + PHOTOS_AT_ONCE);
    const files = await Promise.all(labels.map(({ id }) => readFile(join(folder, `${id}.jpg`))));
    const vectors = await encoder.encodePhotos(files);
    for (const [at, label] of labels.entries()) {
      const vector = vectors[at];
      if (!(vector instanceof Float32Array)) throw vector ?? new Error('the encoder left a photo out');
      photos.push({ label, vector });
    }
  }
  return photos;
}

/** `wider` says which classes count as one; what it does not name stands alone. */
async function classPrecision(
  encoder: Encoder,
  set: EvaluationSet,
  photos: Photo[],
  wider: EvaluationSet['wider_classes'],
): Promise<Map<string, number>> {
  const byClass = new Map<string, number[]>();
  for (const [name, prompts] of Object.entries(set.class_prompts)) {
    const merged = wider[name] ?? name;
    const isRelevant = (label: LabelledPhoto) => (wider[label.class] ?? label.class) === merged;
    const vectors = await Promise.all(prompts.map((prompt) => encoder.encodeText(prompt)));
    const precisions = vectors.map(({ vector }) => precisionAt(10, vector, photos, isRelevant));
    byClass.set(merged, [...(byClass.get(merged) ?? []), ...precisions]);
  }
  return new Map([...byClass].map(([name, precisions]) => [name, mean(precisions)]));
}

async function classCosines(
  encoder: Encoder,
  set: EvaluationSet,
  photos: readonly Photo[],
): Promise<LabelledCosine[]> {
  const pairs: LabelledCosine[] = [];
  for (const [name, prompts] of Object.entries(set.class_prompts)) {
    for (const prompt of prompts) {
      const { vector } = await encoder.encodeText(prompt);
      for (const photo of photos) {
        pairs.push({ cosine: cosine(vector, photo.vector), relevant: photo.label.class === name });
      }
    }
  }
  return pairs;
}

async function colourClassPrecision(
  encoder: Encoder,
  set: EvaluationSet,
  photos: Photo[],
): Promise<Map<string, number>> {
  const figures = new Map<string, number>();
  for (const query of set.colour_class_queries) {
    const { vector } = await encoder.encodeText(query.prompt);
    const isRelevant = (label: LabelledPhoto) =>
      label.class === query.class && label.colours.includes(query.colour);
    figures.set(query.prompt, precisionAt(5, vector, photos, isRelevant));
  }
  return figures;
}

function photoPrecision(photos: readonly Photo[]): number {
  return mean(
    photos.map((query) => {
      const others = photos.filter((photo) => photo !== query);
      return precisionAt(10, query.vector, others, (label) => label.class === query.label.class);
    }),
  );
}

async function printFloor(encoder: Encoder, set: EvaluationSet, photos: readonly Photo[]): Promise<void> {
  const vectors = photos.map(({ vector }) => vector);
  const classes = Object.values(set.class_prompts).flat();
  const garments = [...classes, ...set.colour_class_queries.map(({ prompt }) => prompt)];
  const found = await aboveFloor(encoder, garments, vectors);
  const missed = garments.filter((prompt) => !found.includes(prompt));
  const others = await aboveFloor(encoder, otherPrompts, vectors);
  const { floor } = encoder.model;
  const listed = (prompts: readonly string[]) => (prompts.length > 0 ? `: ${prompts.join(', ')}` : '');
  console.log(
    `A photo above the floor of ${floor}: ${found.length} of ${garments.length} prompts of garments${missed.length > 0 ? `; not${listed(missed)}` : ''}.`,
  );
  console.log(`… ${others.length} of ${otherPrompts.length} prompts of other things${listed(others)}.`);
}

function printCalibration(
  set: { scale: number; bias: number },
  fitted: { scale: number; bias: number } | undefined,
): void {
  const show = ({ scale, bias }: typeof set) => `scale ${scale.toFixed(2)}, bias ${bias.toFixed(2)}`;
  console.log(`Score in the manifest: ${show(set)}.`);
  if (fitted === undefined) return;
  console.log(`Fits class prompts of this split, half of the weight on matches: ${show(fitted)}.`);
}

function printTable(title: string, figures: ReadonlyMap<string, number>): void {
  const table = new Table({ head: [title, ''] });
  for (const [name, value] of figures) table.push([name, figure(value)]);
  console.log(table.toString());
}

function figure(value: number): string {
  return value.toFixed(3);
}
