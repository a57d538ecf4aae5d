import { setTimeout as sleep } from 'node:timers/promises';
import Bull from 'bull';
import { PrismaService, queuePrefix } from '#platform';
import { Vitrine } from '#sdk';
import { TRY_ON_QUEUE } from '#try-on/work';
import type { Bench, Row, RowResult } from './bench-row.js';
import { newShop } from './seed.js';
import { timed } from './stats.js';
import { drawnPhotos } from './try-on-photos.js';
import { BURN_MS, LOCK_S } from './tryon-locks-settings.js';

const WORKERS = 2;
const THREADS = 2;
const SENDERS = 4;
const LIMIT_MS = 240_000;

/**
 * Jobs that keep every thread of two workers busy, with locks of two seconds: the thread that renews them has to come to
 * its turn all the same, or a job is held to be stalled and runs twice.
 */
export const tryonLocks: Row = {
  name: 'tryon-locks',
  title: 'Try-on jobs under full load: is each run once?',
  async measure({ house, quick }: Bench): Promise<RowResult> {
    const jobs = quick ? 60 : 500;
    const api = await house.startApi();
    const workers = await Promise.all(
      Array.from({ length: WORKERS }, () =>
        house.startLockWorker({ TRYON_CONCURRENCY: String(THREADS), TRYON_LOCK_S: String(LOCK_S) }),
      ),
    );
    const shop = await newShop(house, api);
    const { tryOn } = new Vitrine({ url: api.url, key: shop.token });
    const prisma = new PrismaService(house.config());
    const prefix = queuePrefix(house.config(), TRY_ON_QUEUE);
    const queue = new Bull(TRY_ON_QUEUE, house.services.redisUrl, { prefix });
    let stalled = 0;
    queue.on('global:stalled', () => (stalled += 1));
    await queue.isReady();
    try {
      const { people, garments } = await drawnPhotos(1, { width: 96, height: 128 });
      const person = new Blob([new Uint8Array(people[0] as Buffer)]);
      const garment = { photo: new Blob([new Uint8Array(garments[0] as Buffer)]) };
      let sent = 0;
      const send = async () => {
        while (sent < jobs) await tryOn.start(person, garment, { seed: sent++ });
      };
      const ended = () =>
        prisma.tryOnJob.count({ where: { apiKeyId: shop.apiKeyId, completedAt: { not: null } } });
      const ms = await timed(async () => {
        await Promise.all(Array.from({ length: SENDERS }, send));
        for (const until = Date.now() + LIMIT_MS; (await ended()) < jobs; await sleep(100)) {
          if (Date.now() > until) throw new Error('The jobs did not end in time.');
        }
      });
      const count = (where: object) =>
        prisma.tryOnJob.count({ where: { apiKeyId: shop.apiKeyId, ...where } });
      return {
        notes: [
          `${jobs} jobs of ${BURN_MS} ms on ${WORKERS} workers with ${THREADS} threads each; locks of ${LOCK_S * 1000} ms, 10 s in production.`,
        ],
        samples: {},
        figures: [
          { name: 'jobs completed', value: await count({ status: 'completed' }), unit: '', atLeast: jobs },
          {
            name: 'jobs taken more than once',
            value: await count({ attempt: { gt: 1 } }),
            unit: '',
            atMost: 0,
          },
          { name: 'jobs held to be stalled', value: stalled, unit: '', atMost: 0 },
          { name: 'all of it', value: ms / 1_000, unit: 's' },
        ],
      };
    } finally {
      await queue.close();
      await prisma.$disconnect();
      await Promise.all([api, ...workers].map((process) => process.stop()));
    }
  },
};
