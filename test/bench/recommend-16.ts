import type { BareOrder, BareResult } from './bare-recommend.js';
import type { Bench, Row, RowResult } from './bench-row.js';
import type { LoadOrder, LoadResult } from './load-client.js';
import { CpuMeter, describeShares } from './process-usage.js';
import { freshPrompts } from './prompts.js';
import { IMAGES, NUM_RESULTS } from './recommend.js';
import { Script } from './script.js';
import { seededShop } from './seed.js';
import { median, summarise } from './stats.js';

const CONCURRENCY = 16;
/** More prompts than any stretch gets through. */
const PROMPTS = 6_000;

/**
 * Recommendations a second with 16 clients on connections that stay open, every prompt a new one, against a script
 * that makes the same two calls (bare encoding, bare Chroma query) 16 at a time. By turns, a few seconds each. No
 * prompt has a "not", which asks for more than these two.
 */
export const recommend16: Row = {
  name: 'recommend-16',
  title: '16 clients at once, prompts not cached, 5,000 images',
  async measure({ house, quick }: Bench): Promise<RowResult> {
    const api = await house.startApi();
    const shop = await seededShop(house, api, IMAGES);
    const { manifest, precision = manifest.precision } = await house.model();
    const client = await Script.start<LoadOrder, LoadResult>('load-client.js');
    const bare = await Script.start<BareOrder, BareResult>(
      'bare-recommend.js',
      house.modelsDir,
      manifest.name,
      precision,
      house.services.chromaUrl,
      shop.collection,
    );
    const common = { concurrency: CONCURRENCY, results: NUM_RESULTS };
    const askProduct = (ms: number) =>
      client.run({ ...common, url: api.url, token: shop.token, first: freshPrompts(PROMPTS), ms });
    const askBare = (ms: number) => bare.run({ ...common, first: freshPrompts(PROMPTS), ms });

    const processes = [api, client, bare, ...house.services.children].map(({ name, pid }) => ({ name, pid }));
    await askProduct(quick ? 4_000 : 10_000);
    await askBare(3_000);
    const rounds = quick ? 3 : 6;
    const rates: { product: number[]; bare: number[] } = { product: [], bare: [] };
    const times: { product: number[]; bare: number[] } = { product: [], bare: [] };
    const cpu: Record<'product' | 'bare', Record<string, number>[]> = { product: [], bare: [] };
    for (let round = 0; round < rounds; round++) {
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
        'The bare script has no client, no HTTP of its own and no database; the product pays for all three on the same cores.',
        ...(['product', 'bare'] as const).map(
          (name) => `CPU ms a request, ${name}: ${describeShares(cpu[name])}.`,
        ),
      ],
      samples: {
        'product, latency at 16': summarise(times.product),
        'bare script, latency at 16': summarise(times.bare),
      },
      figures: [
        { name: 'product ÷ bare script, requests a second', value: median(ratios), unit: '×', atLeast: 0.8 },
        { name: 'product', value: median(rates.product), unit: '/s' },
        { name: 'bare script', value: median(rates.bare), unit: '/s' },
      ],
    };
  },
};
