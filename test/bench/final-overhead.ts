import { setTimeout as sleep } from 'node:timers/promises';
import { type TryOnJob, Vitrine } from '#sdk';
import { ImageEngine } from '#testing';
import type { Bench, Figure } from './bench-row.js';
import { cpuSeconds } from './process-usage.js';
import { newShop } from './seed.js';
import { median } from './stats.js';
import { drawnPhotos } from './try-on-photos.js';

const PHOTO = { width: 768, height: 1024 };
const DIFFERENT = 4;
const POLL_MS = 50;

/**
 * What a `final` job takes beside the calls of its renderer, from 202 to completed: the queue, the draft that finds the
 * person, the gate, what is pasted back, storage. Over HTTP, by an engine in this process that shows the draft.
 */
export async function finalOverhead({ house, quick }: Bench): Promise<Figure[]> {
  const engine = await ImageEngine.start('vllm-omni');
  const env = {
    TRYON_RENDERERS: 'images-edits',
    TRYON_ENGINE_IN_HOUSE: 'true',
    IMAGES_EDITS_PROFILE: 'vllm-omni',
    IMAGES_EDITS_URLS: engine.url,
  };
  const [api, worker] = await Promise.all([house.startApi(env), house.startTryOnWorker(env)]);
  try {
    const { token } = await newShop(house, api);
    const client = new Vitrine({ url: api.url, key: token });
    const { people, garments } = await drawnPhotos(DIFFERENT, PHOTO);
    const times: number[] = [];
    const cpu: number[] = [];
    for (let number = 0; number < (quick ? DIFFERENT : 5 * DIFFERENT); number++) {
      const at = number % DIFFERENT;
      const photos = [people[at]!, garments[at]!].map((photo) => new Blob([new Uint8Array(photo)])) as [
        Blob,
        Blob,
      ];
      const draft = await ended(client, photos, { mode: 'draft', seed: number });
      engine.shows = Buffer.from(draft.job.result_b64 ?? '', 'base64');
      const before = await renderMs(client);
      const used = await cpuSeconds(worker.pid);
      const { ms } = await ended(client, photos, { mode: 'final', seed: number });
      times.push(ms - ((await renderMs(client)) - before));
      cpu.push((await cpuSeconds(worker.pid)) - used);
    }
    const what = `a final job of ${PHOTO.width} × ${PHOTO.height} beside its renderer`;
    return [
      { name: `${what}, median`, value: median(times) / 1_000, unit: 's', atMost: 2.5 },
      // What a machine that does much else cannot lengthen: most of it is one thread's, after the other.
      { name: `${what}, CPU of the worker, median`, value: median(cpu), unit: 's' },
    ];
  } finally {
    await Promise.all([api.stop(), worker.stop(), engine.stop()]);
  }
}

/** @throws where it failed */
async function ended(
  { tryOn }: Vitrine,
  [person, garment]: [Blob, Blob],
  options: { mode: 'draft' | 'final'; seed: number },
): Promise<{ job: TryOnJob; ms: number }> {
  const id = await tryOn.start(person, { photo: garment }, { garment_type: 'top', ...options });
  const accepted = Date.now();
  for (;;) {
    const job = await tryOn.get(id);
    if (job.status === 'failed') throw new Error(job.error?.message);
    if (job.completed_at !== null) return { job, ms: Date.parse(job.completed_at) - accepted };
    await sleep(POLL_MS);
  }
}

/** Milliseconds in which the shop's renderers have rendered so far. */
async function renderMs(client: Vitrine): Promise<number> {
  const { month } = await client.usage();
  return month.renders.by_renderer.reduce((sum, { seconds }) => sum + seconds * 1_000, 0);
}
