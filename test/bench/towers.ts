import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { productRoot } from '../../apps/standalone/src/root.js';
import { ModelFolderError, openModelFolder, precisionsOf } from '#inference';
import type { Bench, Figure, Row, RowResult } from './bench-row.js';
import { REAL_PHOTOS } from './photos.js';
import { freshPrompts } from './prompts.js';
import { referenceRates } from './reference.js';
import { Script } from './script.js';
import { median } from './stats.js';
import { argumentsOf, type TowerArguments, type TowerOrder, type TowerResult } from './tower-order.js';

type Side = Script<TowerOrder, TowerResult>;
type Tower = TowerOrder['tower'];

const unitOf = { text: 'prompts', vision: 'photos' } as const;
const kinds: { tower: Tower; batch: number }[] = [
  { tower: 'vision', batch: 1 },
  { tower: 'vision', batch: 8 },
  { tower: 'text', batch: 1 },
  { tower: 'text', batch: 8 },
];
/** Seconds of one turn, about. */
const TURN_S = { quick: 0.7, usual: 2 };

/**
 * Photos and prompts a second of every model size at hand, through the product's encoder and in a bare loop over
 * `session.run`, by turns; with `--python` beside PyTorch and onnxruntime of Python on the same files.
 */
export const towers: Row = {
  name: 'towers',
  title: 'Photos and prompts a second by model, precision, threads and batch',
  async measure(bench: Bench): Promise<RowResult> {
    const { quick, python } = bench;
    const result: RowResult = {
      notes: [
        'Bare: sharp or the tokenizer, then session.run, on the thread of a script. From the bytes of the file to the unit vector on both sides.',
      ],
      samples: {},
      figures: [],
    };
    for (const { modelsDir, model } of await modelsAtHand(bench)) {
      const folder = await openModelFolder(modelsDir, model);
      const photoRates = new Map<string, number>();
      for (const precision of precisionsOf(folder.manifest)) {
        for (const threads of quick ? [1] : [1, 2]) {
          const given = { modelsDir, model, precision, threads };
          const rates = await compare(given, quick);
          const reference =
            python === undefined || precision !== 'fp32'
              ? undefined
              : await referenceRates(python, { folder, threads, kinds, photos: REAL_PHOTOS });
          for (const { tower, batch } of kinds) {
            const key = `${tower} ${batch}`;
            const what = `${model} ${precision}, ${unitOf[tower]}, ${threadsOf(threads)}, batch ${batch}`;
            const { product, bare } = rates.get(key) as Pair;
            result.figures.push(
              { name: `${what}: product ÷ bare`, value: ratio(product, bare), unit: '×', atLeast: 0.9 },
              { name: `${what}: product`, value: median(product), unit: '/s' },
            );
            const fastest = reference?.get(key);
            if (fastest !== undefined) {
              result.figures.push({
                name: `${what}: product ÷ ${fastest.name} of Python`,
                value: median(product) / fastest.perSecond,
                unit: '×',
                atLeast: 0.9,
              });
            }
            if (tower === 'vision') photoRates.set(`${precision} ${threads} ${batch}`, median(product));
          }
        }
      }
      result.figures.push(...int8Gains(model, photoRates));
    }
    return result;
  },
};

type Pair = { product: number[]; bare: number[] };

/** By turns, in processes of their own. */
async function compare(given: TowerArguments, quick: boolean): Promise<Map<string, Pair>> {
  const start = (file: string): Promise<Side> => Script.start(file, ...argumentsOf(given));
  const sides = { product: await start('product-towers.js'), bare: await start('bare-towers.js') };
  const rates = new Map<string, Pair>();
  try {
    for (const { tower, batch } of kinds) {
      const pair: Pair = { product: [], bare: [] };
      const run = (side: Side, count: number) =>
        side.run({ tower, batch, count, first: freshPrompts(count) });
      await run(sides.product, batch);
      const { perSecond } = await run(sides.bare, 2 * batch);
      const seconds = TURN_S[quick ? 'quick' : 'usual'];
      const count = Math.max(batch, Math.ceil((perSecond * seconds) / batch) * batch);
      for (let round = 0; round < 3; round++) {
        pair.product.push((await run(sides.product, count)).perSecond);
        pair.bare.push((await run(sides.bare, count)).perSecond);
      }
      rates.set(`${tower} ${batch}`, pair);
    }
  } finally {
    sides.product.stop();
    sides.bare.stop();
  }
  return rates;
}

/** The built-in model, and whatever models lie in the folder of `--models`. */
async function modelsAtHand({ models }: Bench): Promise<{ modelsDir: string; model: string }[]> {
  const given = models === undefined ? [] : await readdir(models);
  const found: { modelsDir: string; model: string }[] = [];
  for (const model of given.sort()) {
    const modelsDir = models as string;
    try {
      await openModelFolder(modelsDir, model);
      found.push({ modelsDir, model });
    } catch (error) {
      if (!(error instanceof ModelFolderError)) throw error;
    }
  }
  return [{ modelsDir: join(productRoot(), 'models'), model: 'vitrine-small' }, ...found];
}

function ratio(product: number[], bare: number[]): number {
  return median(product.map((rate, round) => rate / (bare[round] ?? Number.NaN)));
}

function int8Gains(model: string, rates: ReadonlyMap<string, number>): Figure[] {
  return [...rates].flatMap(([key, rate]) => {
    const [precision, threads, batch] = key.split(' ');
    const fp32 = rates.get(`fp32 ${threads} ${batch}`);
    if (precision !== 'int8' || fp32 === undefined) return [];
    const name = `${model}, photos, int8 ÷ fp32, ${threadsOf(Number(threads))}, batch ${batch}`;
    return [{ name, value: rate / fp32, unit: '×', atLeast: 2 }];
  });
}

function threadsOf(count: number): string {
  return count === 1 ? '1 thread' : `${count} threads`;
}
