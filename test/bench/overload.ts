import type { Bench, Figure, Row, RowResult } from './bench-row.js';
import type { LoadOrder, LoadResult } from './load-client.js';
import { loadsOn } from './overload-loads.js';
import { residentMb } from './process-usage.js';
import { freshPrompts } from './prompts.js';
import { NUM_RESULTS } from './recommend.js';
import { Script } from './script.js';
import { newShop, seededShop } from './seed.js';
import { percentile, type Summary, summarise } from './stats.js';
import { drawnPhotos } from './try-on-photos.js';

const IMAGES = 1_000;
/** What uploads may hold in memory at a time. */
const UPLOADS_MB = 128;
const STRETCH_MS = { quick: 1_500, usual: 6_000 };
const WARM_UP_MS = { quick: 3_000, usual: 10_000 };

/**
 * One shop's recommendations, each of a new prompt, while somebody else overloads the API: against the same a moment
 * before, when nobody did. A try-on worker runs beside, as in production.
 */
export const overload: Row = {
  name: 'overload',
  title: "One shop's prompts while another, or a stranger, overloads the API",
  async measure({ house, quick }: Bench): Promise<RowResult> {
    const size = quick ? 'quick' : 'usual';
    const [api, worker] = await Promise.all([house.startApi(), house.startTryOnWorker()]);
    const shop = await seededShop(house, api, IMAGES);
    const client = await Script.start<LoadOrder, LoadResult>('load-client.js');
    const ask = async (ms: number): Promise<number[]> => {
      const first = freshPrompts(5_000);
      const { url } = api;
      const { times } = await client.run({
        url,
        token: shop.token,
        concurrency: 1,
        first,
        ms,
        results: NUM_RESULTS,
      });
      return times;
    };
    await ask(WARM_UP_MS[size]);
    const before = await residentMb(api.pid);
    const other = await newShop(house, api);
    const photos = await drawnPhotos(2, { width: 96, height: 128 });
    const samples: Record<string, Summary> = {};
    const figures: Figure[] = [{ name: 'API, after the warm-up', value: before, unit: 'MB' }];
    for (const { name, begin } of loadsOn({ url: api.url, token: other.token, photos, quick })) {
      const quiet = await ask(STRETCH_MS[size]);
      const end = await begin();
      const loaded = await ask(STRETCH_MS[size]);
      const memory = await residentMb(api.pid);
      end();
      samples[`quiet before ${name}`] = summarise(quiet);
      samples[name] = summarise(loaded);
      figures.push(
        {
          name: `${name}: p95 ÷ quiet p95`,
          value: percentile(loaded, 95) / percentile(quiet, 95),
          unit: '×',
          atMost: 3,
        },
        { name: `${name}: API`, value: memory, unit: 'MB', atMost: before + UPLOADS_MB },
      );
    }
    client.stop();
    await Promise.all([api.stop(), worker.stop()]);
    return {
      notes: [
        'Keyless: a form of 20 MB is announced and five bytes come. Slow: 2 KB a second each. Endless: 2 MB a second each. Connections that are ended are opened again.',
        'Event streams past what a key may have are refused, and tried again after two seconds, as a stream tells its clients. The try-ons that wait are worked off meanwhile.',
      ],
      samples,
      figures,
    };
  },
};
