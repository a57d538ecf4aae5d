import type { Bench, Row, RowResult } from './bench-row.js';
import { HttpClient } from './http-client.js';
import { residentMb } from './process-usage.js';
import { promptAt } from './prompts.js';
import { NUM_RESULTS } from './recommend.js';
import { seededShops } from './seed.js';
import { median, summarise, timed } from './stats.js';

const TENANTS = { quick: 100, usual: 500 };
const IMAGES_EACH = 40;

/**
 * The first request of each of many small tenants to an API that has just started, against a later one of the same
 * tenant; Chroma was started anew as well, so that it has none of the collections in memory.
 */
export const tenants: Row = {
  name: 'tenants',
  title: '500 tenants of 40 images: the first request of each',
  async measure({ house, quick }: Bench): Promise<RowResult> {
    const count = TENANTS[quick ? 'quick' : 'usual'];
    const chroma = house.services.children.find(({ name }) => name === 'Chroma');
    const seeding = await house.startApi();
    const before = chroma === undefined ? Number.NaN : await residentMb(chroma.pid);
    const shops = await seededShops(house, seeding, count, IMAGES_EACH);
    await seeding.stop();
    const api = await house.startApi();
    const apiBefore = await residentMb(api.pid);
    const warmUp = new HttpClient(api.url, shops[0]?.token ?? '', 1);
    const prompt = promptAt(0);
    for (let at = 0; at < 300; at++) await warmUp.find(prompt, NUM_RESULTS);
    warmUp.close();
    const cold: number[] = [];
    const warm: number[] = [];
    for (const { token } of shops.slice(1)) {
      const client = new HttpClient(api.url, token, 1);
      cold.push(await timed(() => client.find(prompt, NUM_RESULTS)));
      await client.find(prompt, NUM_RESULTS);
      warm.push(await timed(() => client.find(prompt, NUM_RESULTS)));
      client.close();
    }
    const apiAfter = await residentMb(api.pid);
    const after = chroma === undefined ? Number.NaN : await residentMb(chroma.pid);
    await api.stop();
    return {
      notes: [
        'Cold: a connection, the token, the handle of the collection and its vectors, all for the first time in this API process. The prompt is known.',
      ],
      samples: { cold: summarise(cold), warm: summarise(warm) },
      figures: [
        { name: 'cold ÷ warm, medians', value: median(cold) / median(warm), unit: '×', atMost: 3 },
        { name: 'Chroma, before the tenants', value: before, unit: 'MB' },
        { name: `Chroma, with ${count} tenants`, value: after, unit: 'MB' },
        { name: 'API, when started', value: apiBefore, unit: 'MB' },
        { name: 'API, after all tenants', value: apiAfter, unit: 'MB', atMost: 350 },
      ],
    };
  },
};
