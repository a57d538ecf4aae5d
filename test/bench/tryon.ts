import { setTimeout as sleep } from 'node:timers/promises';
import { type TryOnJob, Vitrine } from '#sdk';
import type { Bench, Figure, Row, RowResult } from './bench-row.js';
import { cpuSeconds, residentMb } from './process-usage.js';
import { newShop } from './seed.js';
import { median, percentile, type Summary, summarise } from './stats.js';
import { tryOnPhotos, type TryOnPhotos } from './try-on-photos.js';

const DIFFERENT_PHOTOS = 12;
/** In the order in which they happen; a JSON column has another. */
const ORDER = ['read', 'segmentation', 'pose', 'warp', 'inpainting', 'blend', 'quality', 'encode', 'store'];
const POLL_MS = 50;
const JOB_TIMEOUT_MS = 120_000;
/** Of the worker's clock, what is no stage: reading the photos and storing the result. */
const STORAGE = ['read', 'store', 'copied'];

/** A job that has ended: milliseconds from the answer 202 to its end, and the job as the API shows it. */
type Ended = { ms: number; job: TryOnJob };

/**
 * Drafts through the API and a worker process, one shopper after the other, then a queue that never runs empty:
 * how long each takes, where the time goes, and what the worker keeps in memory.
 */
export const tryon: Row = {
  name: 'tryon',
  title: 'A draft try-on of 768 × 1024 pixels, from 202 to completed',
  async measure({ house, quick }: Bench): Promise<RowResult> {
    const photos = await tryOnPhotos(DIFFERENT_PHOTOS);
    const [api, worker] = await Promise.all([house.startApi(), house.startTryOnWorker()]);
    const shop = await newShop(house, api);
    const stand = new Stand(new Vitrine({ url: api.url, key: shop.token }), photos);
    const marks = quick ? [4, 8] : [20, 100, 200];
    const alone = quick ? 4 : 40;
    const memory: Figure[] = [
      { name: 'worker, when started', value: await residentMb(worker.pid), unit: 'MB' },
    ];
    const look = async () => {
      const value = await residentMb(worker.pid);
      memory.push({ name: `worker, after ${stand.ended} jobs`, value, unit: 'MB', atMost: 1_000 });
    };
    await stand.run(2, 1);
    stand.ended = 0;
    const usedBefore = await cpuSeconds(worker.pid);
    const measured: Ended[] = [];
    for (const mark of marks) {
      if (stand.ended < alone) measured.push(...(await stand.run(Math.min(alone, mark) - stand.ended, 1)));
      if (stand.ended < mark) await stand.run(mark - stand.ended, 3);
      await look();
    }
    const used = (await cpuSeconds(worker.pid)) - usedBefore;
    await Promise.all([api.stop(), worker.stop()]);

    const completed = measured.filter(({ job }) => job.status === 'completed');
    if (completed.length === 0) throw new Error('No try-on was completed.');
    const [first, last] = [memory.at(1)?.value ?? Number.NaN, memory.at(-1)?.value ?? Number.NaN];
    return {
      notes: [
        `${photos.source}; ${completed.length} of ${measured.length} alone passed the quality gate, ` +
          `${completed.filter(({ job }) => (job.retries ?? 0) > 0).length} of them after a retry.`,
        'The rest of the time is queue, rows and object storage.',
      ],
      samples: stages(completed),
      figures: [
        {
          name: 'from 202 to completed, median',
          value: median(completed.map(({ ms }) => ms)),
          unit: 'ms',
          atMost: 2_000,
        },
        {
          name: 'from 202 to completed, p95',
          value: percentile(
            completed.map(({ ms }) => ms),
            95,
          ),
          unit: 'ms',
          atMost: 3_500,
        },
        {
          name: 'share inside the stages, median',
          value: median(completed.map(shareInStages)),
          unit: '×',
          atLeast: 0.85,
        },
        { name: 'CPU of the worker for a job', value: (used * 1_000) / stand.ended, unit: 'ms' },
        ...memory,
        {
          name: `worker, ${marks.at(-1)} jobs ÷ ${marks[0]} jobs`,
          value: last / first,
          unit: '×',
          atMost: 1.15,
        },
      ],
    };
  },
};

/** A shop's storefront: sends try-ons, different every time, and waits for their end. */
class Stand {
  /** Jobs that have ended. */
  ended = 0;
  private sent = 0;

  constructor(
    private readonly client: Vitrine,
    private readonly photos: TryOnPhotos,
  ) {}

  /** `count` jobs, so many of them under way at a time. */
  async run(count: number, lanes: number): Promise<Ended[]> {
    const done: Ended[] = [];
    const goal = this.sent + count;
    const lane = async () => {
      while (this.sent < goal) {
        done.push(await this.tryOn(this.sent++));
        this.ended += 1;
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return done;
  }

  private async tryOn(number: number): Promise<Ended> {
    const { people, garments } = this.photos;
    const person = people[number % people.length] as Buffer;
    const garment = garments[(number * 5) % garments.length] as Buffer;
    const { tryOn } = this.client;
    const item = { photo: new Blob([new Uint8Array(garment)]) };
    // Another seed is another request: nothing is copied from an earlier job.
    const options = { garment_type: 'top', seed: number } as const;
    const id = await tryOn.start(new Blob([new Uint8Array(person)]), item, options);
    const accepted = Date.now();
    for (const until = accepted + JOB_TIMEOUT_MS; Date.now() < until; await sleep(POLL_MS)) {
      const job = await tryOn.get(id);
      if (job.completed_at === null) continue;
      // The moment that the job says, on the same clock: how often it is asked for does not count.
      return { ms: Date.parse(job.completed_at) - accepted, job };
    }
    throw new Error('A try-on did not end.');
  }
}

function stages(jobs: readonly Ended[]): Record<string, Summary> {
  const found = new Set(jobs.flatMap(({ job }) => Object.keys(job.timings_ms ?? {})));
  const names = [...new Set([...ORDER.filter((name) => found.has(name)), ...found])];
  const times = names.map((name) => [name, summarise(jobs.map(({ job }) => job.timings_ms?.[name] ?? 0))]);
  const outside = summarise(jobs.map(({ ms, job }) => ms - sum(Object.values(job.timings_ms ?? {}))));
  return { ...(Object.fromEntries(times) as Record<string, Summary>), 'queue and rows': outside };
}

function shareInStages({ ms, job }: Ended): number {
  const inside = Object.entries(job.timings_ms ?? {}).filter(([name]) => !STORAGE.includes(name));
  return sum(inside.map(([, each]) => each)) / ms;
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
