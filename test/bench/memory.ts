import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Figure, Row, RowResult } from './bench-row.js';
import { untilEmbedded } from './ingest.js';
import type { LoadOrder, LoadResult } from './load-client.js';
import { residentMb } from './process-usage.js';
import { freshPrompts } from './prompts.js';
import { IMAGES, NUM_RESULTS } from './recommend.js';
import { Script } from './script.js';
import { newShop, seededShop } from './seed.js';
import { median } from './stats.js';
import type { UploadOrder } from './upload-client.js';

const DIFFERENT_PHOTOS = 200;
const UPLOADS_AT_ONCE = 8;

/**
 * Resident memory of the API and the embedding worker: after a warm-up, and after 10,000 recommendations (every prompt
 * a new one, 16 at a time) and 500 photos (10,000 with --full) more. Of a pulled model half as many calls.
 */
export const memory: Row = {
  name: 'memory',
  title: 'Resident memory of the API and the embedding worker',
  async measure({ house, quick, full }: Bench): Promise<RowResult> {
    const [api, worker] = await Promise.all([house.startApi(), house.startWorker()]);
    const shop = await seededShop(house, api, IMAGES);
    const client = await Script.start<LoadOrder, LoadResult>('load-client.js');
    const uploader = await Script.start<UploadOrder, void>('upload-client.js', String(DIFFERENT_PHOTOS));
    const uploads = await newShop(house, api);
    let uploaded = 0;
    const upload = async (count: number) => {
      const range = { from: uploaded, to: (uploaded += count) };
      await uploader.run({ url: api.url, token: uploads.token, concurrency: UPLOADS_AT_ONCE, ...range });
      await untilEmbedded(house, uploads.apiKeyId);
    };
    const recommend = async (wanted: number) => {
      for (let asked = 0; asked < wanted;) {
        const first = freshPrompts(2_000);
        const order = {
          url: api.url,
          token: shop.token,
          concurrency: 16,
          first,
          ms: 1_000,
          results: NUM_RESULTS,
        };
        asked += (await client.run(order)).count;
      }
    };
    const started = { api: await settled(api.pid), worker: await settled(worker.pid) };
    await recommend(1_000);
    const afterRecommendations = await settled(api.pid);
    await upload(100);
    const before = { api: await settled(api.pid), worker: await settled(worker.pid) };
    const calls = house.isBuiltIn ? 10_000 : 5_000;
    const requests = quick ? 2_000 : calls;
    await recommend(requests);
    const photos = full ? calls : quick ? 150 : 500;
    await upload(photos);
    const after = { api: await settled(api.pid), worker: await settled(worker.pid) };
    client.stop();
    uploader.stop();
    await Promise.all([api.stop(), worker.stop()]);

    const [apiMost, workerMost] = house.isBuiltIn ? [350, 500] : [700, 900];
    const of = (name: string, key: 'api' | 'worker', atMost: number): Figure[] => [
      { name: `${name}, when started`, value: started[key], unit: 'MB' },
      { name: `${name}, after the warm-up`, value: before[key], unit: 'MB', atMost },
      { name: `${name}, at the end`, value: after[key], unit: 'MB', atMost },
      {
        name: `${name}, end ÷ warm-up`,
        value: after[key] / before[key],
        unit: '×',
        atLeast: 0.9,
        atMost: 1.1,
      },
    ];
    return {
      notes: [
        `Warm-up: 1,000 recommendations (API then ${afterRecommendations.toFixed(0)} MB) and 100 photos. Then ${requests} recommendations and ${photos} photos.`,
      ],
      samples: {},
      figures: [...of('API', 'api', apiMost), ...of('worker', 'worker', workerMost)],
    };
  },
};

/** The median of some looks, a moment after the work. */
async function settled(pid: number): Promise<number> {
  const looks: number[] = [];
  for (let look = 0; look < 5; look++) {
    await sleep(300);
    looks.push(await residentMb(pid));
  }
  return median(looks);
}
