import type { Bench, Figure, Row, RowResult } from './bench-row.js';
import { HttpClient } from './http-client.js';
import { freshPrompts, promptAt } from './prompts.js';
import { NUM_RESULTS } from './recommend.js';
import { shopOfTexts } from './seed.js';
import { median, summarise, timed } from './stats.js';
import {
  COLOURS,
  type QuestionKind,
  seeded,
  type TitledItem,
  titledItems,
  titleQuestions,
  TYPES,
} from './titles-catalogue.js';

const ITEMS = 5_000;
const MANY = { quick: 5_000, usual: 50_000 };
const QUESTIONS = { quick: 30, usual: 150 };
const ROUNDS = { quick: 8, usual: 20 };
const ROUND = 12;
const WARM_UP = { quick: 100, usual: 1_000 };
const COLOURS_ASKED = { quick: 2, usual: 12 };
/** Items in a hundred whose photo shows something else than their name says. */
const CONTRADICTING = 10;
const WEIGHTS = { quick: [0], usual: [0, 0.3, 0.5, 0.6, 0.7, 0.9] };
/** What is asked of the installation unless a prompt says otherwise. */
const AS_CONFIGURED = {};

type Photographed = TitledItem & { shown: { colour: string; type: string } };
type ByWeight = { weight: number | undefined; recall: Record<QuestionKind, number>; precision: number };

/**
 * What items' texts add: whether items are found by title, brand and SKU, with typing slips; whether prompts of classes
 * and colours find what photos show as well as without, though some names contradict their photos; and what it costs.
 */
export const titles: Row = {
  name: 'titles',
  title: 'Items by their texts: titles, brands, SKUs, typing slips',
  async measure({ house, quick }: Bench): Promise<RowResult> {
    const size = quick ? 'quick' : 'usual';
    const api = await house.startApi();
    const items = photographed(titledItems(ITEMS));
    const shop = await shopOfTexts(house, api, items.map(seedOf));
    const client = new HttpClient(api.url, shop.token, 1);
    const byId = new Map(shop.items.map(({ id }, at) => [id, items[at] as Photographed]));
    const measured: ByWeight[] = [];
    for (const weight of [undefined, ...WEIGHTS[size]]) {
      measured.push(await measureAt(client, byId, weight, size));
    }
    const [usual, photosAlone] = measured as [ByWeight, ByWeight];
    const costs = [await costOf(client, size)];
    if (MANY[size] > ITEMS) {
      const many = await shopOfTexts(house, api, photographed(titledItems(MANY[size])).map(seedOf));
      const other = new HttpClient(api.url, many.token, 1);
      costs.push(await costOf(other, size));
      other.close();
    }
    client.close();
    await api.stop();
    const sizes = [ITEMS, MANY[size]];
    return {
      notes: [
        `${ITEMS} items of 150 made-up brands; ${QUESTIONS[size]} questions of each kind; the photos of ${CONTRADICTING} in 100 show something else than their names say.`,
        ...measured.map(({ weight = 'as configured', recall, precision }) => {
          const recalls = Object.entries(recall).map(([kind, value]) => `${kind} ${value.toFixed(3)}`);
          return `text_weight ${weight}: recall@10 ${recalls.join(', ')}; class and colour P@10 ${precision.toFixed(3)}`;
        }),
      ],
      samples: Object.fromEntries(
        costs.flatMap(({ samples }, at) =>
          Object.entries(samples).map(([name, times]) => [`${name}, ${sizes[at]} items`, summarise(times)]),
        ),
      ),
      figures: [
        ...Object.entries(usual.recall).map(([kind, value]): Figure => ({
          name: `recall@10: ${kind}`,
          value,
          unit: '',
          atLeast: 0.95,
        })),
        {
          name: 'class and colour P@10, texts and photos ÷ photos',
          value: usual.precision / photosAlone.precision,
          unit: '×',
          atLeast: 0.99,
        },
        ...costs.flatMap(({ samples }, at): Figure[] =>
          ['words', 'titles'].map((what) => ({
            name: `${what}: with texts ÷ without, ${sizes[at]} items`,
            value:
              median(samples[`${what}, texts and photos`] ?? []) /
              median(samples[`${what}, photos alone`] ?? []),
            unit: '×',
            atMost: 1.3,
          })),
        ),
      ],
    };
  },
};

function photographed(items: readonly TitledItem[]): Photographed[] {
  const random = seeded(7);
  return items.map((item, at) => {
    const other = items[Math.floor(random() * items.length)] as TitledItem;
    const { colour, type } = random() * 100 < CONTRADICTING ? other : (items[at] as TitledItem);
    return { ...item, shown: { colour, type } };
  });
}

function seedOf({ name, externalId, brand, material, shown }: Photographed) {
  return {
    photo: `a ${shown.colour} ${shown.type}`,
    text: { name, externalId, attributes: { brand, material } },
  };
}

async function measureAt(
  client: HttpClient,
  byId: ReadonlyMap<string, Photographed>,
  weight: number | undefined,
  size: 'quick' | 'usual',
): Promise<ByWeight> {
  const items = [...byId.values()];
  const options = weight === undefined ? AS_CONFIGURED : { text_weight: weight };
  const ask = async (prompt: string) =>
    (await client.find(prompt, NUM_RESULTS, {}, options)).flatMap((id) => byId.get(id) ?? []);
  const found: Record<string, number[]> = {};
  for (const { kind, prompt, answers } of titleQuestions(items, QUESTIONS[size])) {
    const wanted = Math.min(NUM_RESULTS, items.filter(answers).length);
    (found[kind] ??= []).push((await ask(prompt)).filter(answers).length / wanted);
  }
  const precisions: number[] = [];
  for (const type of TYPES) {
    for (const colour of [undefined, ...COLOURS.slice(0, COLOURS_ASKED[size])]) {
      const prompt = colour === undefined ? `a ${type}` : `a ${colour} ${type}`;
      const right = (await ask(prompt)).filter(
        ({ shown }) => shown.type === type && (colour === undefined || shown.colour === colour),
      );
      precisions.push(right.length / NUM_RESULTS);
    }
  }
  const recall = Object.fromEntries(Object.entries(found).map(([kind, shares]) => [kind, mean(shares)]));
  return { weight, recall: recall as Record<QuestionKind, number>, precision: mean(precisions) };
}

/** Prompts that were never asked before, with and without texts by turns. */
async function costOf(
  client: HttpClient,
  size: 'quick' | 'usual',
): Promise<{ samples: Record<string, number[]> }> {
  const questions = titleQuestions(titledItems(ITEMS), ROUNDS.usual * ROUND);
  const named = questions.filter(({ kind }) => kind === 'title').map(({ prompt }) => prompt);
  let next = 0;
  const title = () => named[next++ % named.length] ?? '';
  const words = () => promptAt(freshPrompts(1));
  const photosAlone = { text_weight: 0 };
  const kinds: Record<string, () => Promise<unknown>> = {
    'words, texts and photos': () => client.find(words(), NUM_RESULTS),
    'words, photos alone': () => client.find(words(), NUM_RESULTS, {}, photosAlone),
    'titles, texts and photos': () => client.find(title(), NUM_RESULTS),
    'titles, photos alone': () => client.find(title(), NUM_RESULTS, {}, photosAlone),
  };
  const samples: Record<string, number[]> = {};
  for (let at = 0; at < WARM_UP[size]; at++) for (const work of Object.values(kinds)) await work();
  for (let at = 0; at < ROUNDS[size] * ROUND; at++) {
    for (const [name, work] of Object.entries(kinds)) (samples[name] ??= []).push(await timed(work));
  }
  return { samples };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
