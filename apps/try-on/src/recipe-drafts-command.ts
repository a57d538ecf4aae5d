import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DraftEngine, measurement } from '#try-on/measurement';
import { type GarmentType, TryOnError } from '#try-on/pipeline';
import { evaluationCases, isUnseen } from './evaluation-sets.js';
import { evaluationPairs } from './evaluation-photos.js';
import { pairsOf } from './pairs-of.js';
import { renderSheet, type SheetCell } from './render-sheet.js';
import type { PipelineOptions } from './try-on-command.js';

export type MarkedSet = 'pairs' | 'worn' | 'recolours' | 'train';
export type RecipeDraftsOptions = {
  data: string;
  set: MarkedSet;
  from: number;
  count: number;
  recipe: Recipe[];
  unseen?: boolean;
  /** One's own photos in place of a set, as `pairsOf` takes them. */
  pairs?: string;
  /** Where the drafts themselves are written, each with the masks of what is new in it. */
  pictures?: string;
  out: string;
};

export type Recipe = (typeof measurement.RECIPES)[number];

type Case = { number: number; person: Uint8Array; garment: Uint8Array; type: GarmentType };

/** Drafts on one sheet. */
const ON_SHEET = 12;

/**
 * Drafts as they are made, and with the failures of networks made on purpose, on sheets to mark by eye; and a line of
 * JSON for each with what the gate measures of it.
 */
export async function recipeDraftsCommand(
  { modelsDir, workSize }: PipelineOptions,
  options: RecipeDraftsOptions,
): Promise<void> {
  const engine = await DraftEngine.open({ modelsFolder: modelsDir, workSize, intraOpThreads: 1 });
  let cells: SheetCell[] = [];
  let sheets = 0;
  const flush = async () => {
    if (cells.length === 0) return;
    const name = `${setOf(options)}${options.unseen === true ? '-unseen' : ''}-${options.from}-${options.recipe[0]?.replace(' ', '-')}-${sheets++}.png`;
    await writeFile(join(options.out, name), await renderSheet(cells, 330, 3));
    cells = [];
  };
  try {
    for await (const one of casesOf(options)) {
      for await (const { row, cell } of draftsOf(engine, one, options)) {
        const about = { set: setOf(options), number: one.number, type: one.type };
        await appendFile(join(options.out, 'drafts.jsonl'), `${JSON.stringify({ ...about, ...row })}\n`);
        if (cell !== undefined) cells.push(cell);
        if (cells.length === ON_SHEET) await flush();
      }
    }
    await flush();
  } finally {
    await engine.close();
  }
}

const setOf = ({ set, pairs }: RecipeDraftsOptions): string => (pairs === undefined ? set : 'own');

/** Of the sets for measuring, the two thirds that may be tuned to, or the one that is left for the end. */
async function* casesOf({
  data,
  set,
  from,
  count,
  unseen = false,
  pairs,
}: RecipeDraftsOptions): AsyncGenerator<Case> {
  if (pairs !== undefined) {
    const own = (await pairsOf(pairs)).slice(from, from + count);
    for (const [i, { person, garment, type }] of own.entries())
      yield { number: from + i, person: await readFile(person), garment: await readFile(garment), type };
    return;
  }
  if (set === 'train') {
    for (const [i, { person, garment, type }] of (
      await evaluationPairs(data, 'train', from, count)
    ).entries())
      yield { number: from + i, person: await readFile(person), garment: await readFile(garment), type };
    return;
  }
  const numbers: number[] = [];
  const isWanted = (number: number) => {
    const wanted = number >= from && number < from + count && isUnseen(number) === unseen;
    if (wanted) numbers.push(number);
    return wanted;
  };
  for await (const { person, garment, type } of evaluationCases(set, data, isWanted))
    yield { number: numbers.at(-1)!, person, garment, type };
}

/** As it is made, and spoilt in two ways that change from case to case. */
function recipesOf(recipes: readonly Recipe[], number: number): Recipe[] {
  const [first, ...spoilt] = recipes;
  if (first === undefined || spoilt.length <= 2) return [...recipes];
  return [first, ...[0, 1].map((by) => spoilt[(number + 2 * by + Math.floor(number / 4)) % spoilt.length]!)];
}

async function* draftsOf(
  engine: DraftEngine,
  one: Case,
  { recipe: recipes, pictures }: RecipeDraftsOptions,
): AsyncGenerator<{ row: object; cell?: SheetCell }> {
  let recipe: Recipe | undefined;
  try {
    const person = await engine.personOf(one.person);
    const whole = await engine.prepare({ photo: one.garment, type: one.type });
    for (recipe of recipesOf(recipes, one.number)) {
      const garment = measurement.degraded(whole, recipe, one.number);
      if (garment === undefined) continue;
      const put = measurement.putOn(person, garment, { knobs: { width: 1, length: 1 }, realismLevel: 3 });
      const { features, seen } = await engine.lookAt(put.image, put);
      const { score, parts, measures } = measurement.judge(person, [put], seen);
      const title = `${one.number} ${recipe} ${one.type} ${score.toFixed(2)}`;
      const result = await measurement.encodePng(put.image);
      if (pictures !== undefined)
        await writePictures(join(pictures, nameOf(one, recipe)), result, { ...put, features });
      yield {
        row: { recipe, score, parts, measures: measures[0] },
        cell: { person: one.person, garment: one.garment, result, title, lines: [] },
      };
    }
  } catch (error) {
    if (!(error instanceof TryOnError)) throw error;
    yield { row: { recipe, refusal: `${error.code}: ${error.message}` } };
  }
}

/** By the number of the case, and the recipe where it is not as made. */
function nameOf({ number }: Case, recipe: Recipe): string {
  const digits = String(number).padStart(3, '0');
  return recipe === 'as made' ? digits : `${digits}-${recipe.replaceAll(' ', '-')}`;
}

/** The draft, where the garment is seen in it, what was changed, and what is found where it is looked at (float32). */
async function writePictures(
  path: string,
  result: Uint8Array,
  { visible, edit, features }: ReturnType<typeof measurement.putOn> & { features: Float32Array },
): Promise<void> {
  await writeFile(`${path}.png`, result);
  await writeFile(`${path}.f32`, new Uint8Array(features.buffer));
  await writeFile(`${path}.visible.png`, await measurement.encodeMask(visible));
  await writeFile(`${path}.edit.png`, await measurement.encodeMask(edit));
}
