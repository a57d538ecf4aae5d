import type { Bench, Row, RowResult } from './bench-row.js';
import type { LoadOrder, LoadResult } from './load-client.js';
import type { Running } from './processes.js';
import { freshPrompts } from './prompts.js';
import { IMAGES, NUM_RESULTS } from './recommend.js';
import { Script } from './script.js';
import { seededShop } from './seed.js';
import { median } from './stats.js';

const PROMPTS = 6_000;

/**
 * How late the API's event loop is while it encodes prompts that are not cached for 16 clients: the p99.9 of its own
 * histogram in `/metrics`, which each scrape begins anew. The median of several stretches.
 */
export const eventLoop: Row = {
  name: 'event-loop',
  title: "Delay of the API's event loop while it encodes",
  async measure({ house, quick }: Bench): Promise<RowResult> {
    const api = await house.startApi();
    const shop = await seededShop(house, api, IMAGES);
    const client = await Script.start<LoadOrder, LoadResult>('load-client.js');
    const order = { url: api.url, token: shop.token, concurrency: 16, results: NUM_RESULTS };
    const ask = (ms: number) => client.run({ ...order, first: freshPrompts(PROMPTS), ms });
    await ask(4_000);
    await delays(api);
    const stretches: Record<string, number>[] = [];
    let requests = 0;
    for (let stretch = 0; stretch < (quick ? 2 : 5); stretch++) {
      requests += (await ask(quick ? 3_000 : 5_000)).count;
      stretches.push(await delays(api));
    }
    client.stop();
    await api.stop();
    const of = (quantile: string) => median(stretches.map((stretch) => stretch[quantile] ?? Number.NaN));
    return {
      notes: [`${requests} prompts in ${stretches.length} stretches after a warm-up.`],
      samples: {},
      figures: [
        { name: 'event-loop delay p99.9', value: of('0.999'), unit: 'ms', atMost: 50 },
        { name: 'p99', value: of('0.99'), unit: 'ms' },
        {
          name: 'longest of all',
          value: Math.max(...stretches.map(({ max = Number.NaN }) => max)),
          unit: 'ms',
        },
      ],
    };
  },
};

/** Milliseconds by quantile, since the last call. */
async function delays(api: Running): Promise<Record<string, number>> {
  const text = await (await fetch(`${api.url}/metrics`)).text();
  const lines = text.matchAll(/^vitrine_event_loop_delay_seconds\{.*quantile="([^"]+)".*\} (\S+)$/gm);
  return Object.fromEntries([...lines].map(([, quantile, seconds]) => [quantile, Number(seconds) * 1000]));
}
