import type { BareOrder, BareResult } from './bare-query.js';
import type { Bench, Row, RowResult } from './bench-row.js';
import type { LoadOrder, LoadResult } from './load-client.js';
import { CpuMeter, describeShares } from './process-usage.js';
import { IMAGES, NUM_RESULTS } from './recommend.js';
import { Script } from './script.js';
import { seededShop } from './seed.js';
import { median, summarise } from './stats.js';

const CONCURRENCY = 16;
/** Prompts that come again and again: their vectors are known. */
export const KNOWN_PROMPTS = 200;

/** Requests a second with prompts that are known, against a bare script that asks Chroma alone, as many at once. */
export const recommendCached: Row = {
  name: 'recommend-cached',
  title: '16 clients at once, known prompts, 5,000 images',
  async measure({ house, quick }: Bench): Promise<RowResult> {
    const api = await house.startApi();
    const shop = await seededShop(house, api, IMAGES);
    const client = await Script.start<LoadOrder, LoadResult>('load-client.js');
    const { chromaUrl } = house.services;
    const bare = await Script.start<BareOrder, BareResult>('bare-query.js', chromaUrl, shop.collection);
    const common = { concurrency: CONCURRENCY, results: NUM_RESULTS, first: 0 };
    const askProduct = (ms: number) =>
      client.run({ ...common, url: api.url, token: shop.token, known: KNOWN_PROMPTS, ms });
    const askBare = (ms: number) => bare.run({ ...common, ms });
    const processes = [api, client, bare, ...house.services.children].map(({ name, pid }) => ({ name, pid }));
    await askProduct(quick ? 4_000 : 10_000);
    await askBare(3_000);
    const rates: { product: number[]; bare: number[] } = { product: [], bare: [] };
    const times: { product: number[]; bare: number[] } = { product: [], bare: [] };
    const cpu: Record<'product' | 'bare', Record<string, number>[]> = { product: [], bare: [] };
    for (let round = 0; round < (quick ? 3 : 6); round++) {
      for (const [name, ask] of [
        ['product', askProduct],
        ['bare', askBare],
      ] as const) {
        const meter = await CpuMeter.start(processes);
        const answer = await ask(quick ? 2_000 : 4_000);
        cpu[name].push(await meter.perUnit(answer.count));
        rates[name].push(answer.perSecond);
        times[name].push(...answer.times);
      }
    }
    client.stop();
    bare.stop();
    await api.stop();
    const ratios = rates.product.map((rate, round) => rate / (rates.bare[round] ?? Number.NaN));
    return {
      notes: [
        "The bare script uses Chroma's own client on a vector that it has; it has no HTTP of its own and no database.",
        ...(['product', 'bare'] as const).map(
          (name) => `CPU ms a request, ${name}: ${describeShares(cpu[name])}.`,
        ),
      ],
      samples: {
        'product, latency at 16': summarise(times.product),
        'bare query, latency at 16': summarise(times.bare),
      },
      figures: [
        { name: 'product ÷ bare query, requests a second', value: median(ratios), unit: '×', atLeast: 0.7 },
        { name: 'product', value: median(rates.product), unit: '/s' },
        { name: 'bare query', value: median(rates.bare), unit: '/s' },
      ],
    };
  },
};
