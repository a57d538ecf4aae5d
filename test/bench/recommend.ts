import { BareChroma, BareTextEncoder } from './bare.js';
import type { Bench, Row, RowResult } from './bench-row.js';
import { HttpClient } from './http-client.js';
import { freshPrompts, negatedPromptAt, promptAt } from './prompts.js';
import { seededShop } from './seed.js';
import { median, summarise, timed } from './stats.js';

export const IMAGES = 5_000;
export const NUM_RESULTS = 10;
/** The API's code is compiled by then: its CPU time for a request falls for the first 2,000 of them. */
const WARM_UP = { quick: 400, usual: 1_500 };
const ROUNDS = { quick: 6, usual: 20 };
const ROUND = 25;

/**
 * Latency of `POST /api/prompts` with prompts that were never asked before, one after the other on one open
 * connection, against the sum of its two unavoidable parts done by the bare libraries: encoding the prompt and asking
 * Chroma for as many neighbours as results are wanted. Call by call in turns, so that noise, and caches that hold
 * someone else's data, meet all of them alike.
 */
export const recommend: Row = {
  name: 'recommend',
  title: 'A prompt that is not cached, 5,000 images',
  async measure(bench: Bench): Promise<RowResult> {
    const { house, quick } = bench;
    const api = await house.startApi();
    const shop = await seededShop(house, api, IMAGES);
    const client = new HttpClient(api.url, shop.token, 1);
    const model = await house.model();
    const encoder = await BareTextEncoder.open(model);
    const chroma = await BareChroma.open(house.services.chromaUrl, shop.collection);

    let vector = await encoder.encode(promptAt(freshPrompts(1)));
    const known = promptAt(freshPrompts(1));
    const kinds = {
      product: () => client.recommend(promptAt(freshPrompts(1)), NUM_RESULTS),
      'bare encoding': async () => {
        vector = await encoder.encode(promptAt(freshPrompts(1)));
      },
      'bare Chroma query': () => chroma.query(vector, NUM_RESULTS),
      'product, prompt with "not"': () => client.recommend(negatedPromptAt(freshPrompts(1)), NUM_RESULTS),
      'product, cached prompt': () => client.recommend(known, NUM_RESULTS),
    };
    const samples = new Map<string, number[]>(Object.keys(kinds).map((name) => [name, []]));
    const ratios: number[] = [];
    const size = quick ? 'quick' : 'usual';
    for (let at = 0; at < WARM_UP[size]; at++) await kinds.product();
    for (let at = 0; at < WARM_UP.quick; at++) for (const work of Object.values(kinds)) await work();
    for (let round = 0; round < ROUNDS[size]; round++) {
      const times: Record<string, number[]> = {};
      for (let at = 0; at < ROUND; at++) {
        for (const [name, work] of Object.entries(kinds)) (times[name] ??= []).push(await timed(work));
      }
      for (const [name, of] of Object.entries(times)) samples.get(name)?.push(...of);
      const middle = (name: string) => median(times[name] ?? []);
      ratios.push(middle('product') / (middle('bare encoding') + middle('bare Chroma query')));
    }
    client.close();
    await api.stop();

    const of = (name: string) => median(samples.get(name) ?? []);
    const bare = of('bare encoding') + of('bare Chroma query');
    return {
      notes: [
        'Bare encoding: tokenizer and onnxruntime session.run in the script, one thread. Bare query: the chromadb client, distances only.',
        `The product's time is that of an HTTP client of its own: request written until answer parsed. ${NUM_RESULTS} results.`,
        'The prompts have no "not": one with it asks for more than the two calls, and has a line of its own.',
      ],
      samples: Object.fromEntries([...samples].map(([name, times]) => [name, summarise(times)])),
      figures: [
        {
          name: 'product ÷ (bare encoding + bare query)',
          value: of('product') / bare,
          unit: '×',
          atMost: 1.3,
        },
        { name: 'the same, median of the rounds', value: median(ratios), unit: '×' },
        {
          name: 'prompt with "not" ÷ (bare encoding + bare query)',
          value: of('product, prompt with "not"') / bare,
          unit: '×',
        },
        {
          name: 'cached ÷ bare query',
          value: of('product, cached prompt') / of('bare Chroma query'),
          unit: '×',
          atMost: 1.5,
        },
      ],
    };
  },
};
