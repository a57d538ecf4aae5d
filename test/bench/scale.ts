import { withoutNeutral } from '#embedding/encoder';
import type { ModelFolder } from '#inference';
import { BareTextEncoder } from './bare.js';
import type { Bench, Row, RowResult } from './bench-row.js';
import { HttpClient } from './http-client.js';
import { promptAt } from './prompts.js';
import { NUM_RESULTS } from './recommend.js';
import { type SeededItem, type SeededShop, seededShop } from './seed.js';
import { median, summarise, timed } from './stats.js';

const SMALL = 5_000;
const LARGE = { quick: 20_000, usual: 100_000 };
const PROMPTS = 24;
const ROUNDS = { quick: 4, usual: 12 };

/** The prompts are the first centres that items were made around; this shelf has the last. */
const FAR_SHELF = 9;

/** Filters from nearly everything to a few hundred of 100,000 items, and what they mean for a seeded item. */
const filters: { name: string; filter: object; keeps(item: SeededItem): boolean }[] = [
  { name: 'price, 94 % of the items', filter: { price_max: 94 }, keeps: ({ price }) => price <= 94 },
  { name: 'price, 50 %', filter: { price_min: 55 }, keeps: ({ price }) => price >= 55 },
  {
    name: 'category, 12.5 %',
    filter: { category: 'dresses' },
    keeps: ({ category }) => category === 'Dresses',
  },
  {
    name: 'category and attribute, 1.3 %',
    filter: { category: 'dresses', attributes: { material: { any_of: ['linen'] } } },
    keeps: ({ category, material }) => category === 'Dresses' && material === 'linen',
  },
  {
    name: 'attribute range, 0.5 %',
    filter: { attributes: { lot: { min: 7, max: 7 } } },
    keeps: ({ lot }) => lot === 7,
  },
  {
    name: 'category, price and attribute, 0.02 %',
    filter: { category: 'dresses', price_max: 20, attributes: { lot: { min: 7, max: 7 } } },
    keeps: ({ category, price, lot }) => category === 'Dresses' && price <= 20 && lot === 7,
  },
  {
    name: 'attribute, 10 %, all far from every prompt',
    filter: { attributes: { shelf: { min: FAR_SHELF, max: FAR_SHELF } } },
    keeps: ({ shelf }) => shelf === FAR_SHELF,
  },
];

/**
 * `POST /api/prompts` in a large collection, with and without filters, against a small one: call by call in turns, with
 * prompts whose vectors are known, so that nothing hides what search and filters cost. And whether what is found is
 * what comparing every vector would find.
 */
export const scale: Row = {
  name: 'scale',
  title: 'Filters, and 5,000 against 100,000 images',
  async measure({ house, quick }: Bench): Promise<RowResult> {
    const size = quick ? 'quick' : 'usual';
    const api = await house.startApi();
    const small = await seededShop(house, api, SMALL);
    let large = small;
    const seedingMs = await timed(async () => {
      large = await seededShop(house, api, LARGE[size]);
    });
    const [inSmall, inLarge] = [small, large].map(({ token }) => new HttpClient(api.url, token, 1));
    if (inSmall === undefined || inLarge === undefined) throw new Error('Two shops were seeded.');
    const kinds = [
      { name: `no filter, ${SMALL} images`, client: inSmall, filter: {} },
      { name: `no filter, ${LARGE[size]} images`, client: inLarge, filter: {} },
      ...filters.map(({ name, filter }) => ({ name, client: inLarge, filter })),
    ];
    const [ofSmall, ofLarge, ...ofFilters] = kinds.map(({ name }) => name);
    const samples = new Map<string, number[]>(kinds.map(({ name }) => [name, []]));
    const prompts = Array.from({ length: PROMPTS * 2 }, (_, at) => promptAt(at * 31))
      // What is not wanted is ranked by more than one cosine.
      .filter((prompt) => !prompt.includes(' not '))
      .slice(0, PROMPTS);
    const first = new Map<string, number>();
    for (let round = -2; round < ROUNDS[size]; round++) {
      for (const prompt of prompts) {
        for (const { name, client, filter } of kinds) {
          const ms = await timed(() => client.find(prompt, NUM_RESULTS, filter));
          if (!first.has(name)) first.set(name, ms);
          if (round >= 0) samples.get(name)?.push(ms);
        }
      }
    }
    const recall = await recallOf(await house.model(), inLarge, large, prompts);
    inSmall.close();
    inLarge.close();
    await api.stop();

    const of = (name: string | undefined) => median(samples.get(name ?? '') ?? []);
    return {
      notes: [
        `${LARGE[size]} images were written in ${(seedingMs / 1000).toFixed(0)} s.`,
        `The first request of a filter in this process: ${ofFilters.map((name) => `${name} ${first.get(name)?.toFixed(0)} ms`).join(', ')}.`,
        `Recall: of the ${NUM_RESULTS} best by every vector that the filter keeps, how many are in the answer; ${PROMPTS} prompts.`,
      ],
      samples: Object.fromEntries([...samples].map(([name, times]) => [name, summarise(times)])),
      figures: [
        {
          name: `${LARGE[size]} ÷ ${SMALL} images, no filter`,
          value: of(ofLarge) / of(ofSmall),
          unit: '×',
          atMost: 2,
        },
        ...ofFilters.map((name) => ({
          name: `filtered ÷ unfiltered: ${name}`,
          value: of(name) / of(ofLarge),
          unit: '×',
          atMost: 1.5,
        })),
        ...recall,
      ],
    };
  },
};

async function recallOf(
  model: ModelFolder,
  client: HttpClient,
  { items }: SeededShop,
  prompts: readonly string[],
) {
  const { manifest } = model;
  const encoder = await BareTextEncoder.open(model);
  const neutral = Float32Array.from(await encoder.encode(manifest.score.neutral_prompt ?? ''));
  const cases = [{ name: 'no filter', filter: {}, keeps: (_item: SeededItem) => true }, ...filters];
  const figures = [];
  for (const { name, filter, keeps } of cases) {
    const kept = items.filter(keeps);
    let found = 0;
    let wanted = 0;
    for (const prompt of prompts) {
      const vector = Float32Array.from(await encoder.encode(prompt));
      const { direction } =
        manifest.score.neutral_prompt === undefined ? { direction: vector } : withoutNeutral(vector, neutral);
      const exact = nearest(kept, direction, NUM_RESULTS);
      const ids = new Set(await client.find(prompt, NUM_RESULTS, filter));
      found += exact.filter((id) => ids.has(id)).length;
      wanted += exact.length;
    }
    figures.push({ name: `recall: ${name}`, value: found / wanted, unit: '', atLeast: 0.98 });
  }
  return figures;
}

function nearest(items: readonly SeededItem[], direction: Float32Array, count: number): string[] {
  return items
    .map(({ id, vector }) => ({
      id,
      cosine: vector.reduce((sum, value, at) => sum + value * (direction[at] ?? 0), 0),
    }))
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, count)
    .map(({ id }) => id);
}
