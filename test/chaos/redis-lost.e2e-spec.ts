import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { ImageDto } from '#contracts';
import { queuePrefix } from '#platform';
import { eventually } from '../e2e/support/eventually.js';
import { OwnService } from '../e2e/support/own-service.js';
import { differentPhotos } from '../e2e/support/photos.js';
import { progressOf } from '../e2e/support/progress.js';
import { openShop, type Shop } from '../e2e/support/shop.js';
import { Vitrine } from '../e2e/support/vitrine.js';

const PHOTOS = 80;

let redis: OwnService;
let vitrine: Vitrine;
let shop: Shop;
beforeAll(async () => {
  redis = await OwnService.start('redis');
  const services = { ...inject('services'), redisUrl: redis.url };
  vitrine = await Vitrine.start({ services, env: { EMBEDDING_CONCURRENCY: '4' } });
  shop = await openShop(vitrine);
});
afterAll(async () => {
  await vitrine?.stop();
  await redis?.stop();
});

it(`embeds every photo exactly once though Redis is flushed, then restarted, in the middle of ${PHOTOS} uploads`, async () => {
  const progress = progressOf(vitrine, shop);
  const uploaded: ImageDto[] = [];
  const uploads = shop.upload(await differentPhotos(PHOTOS), uploaded);

  // The worker keeps pace with the uploads: it is held for a moment, so that the flush finds jobs to lose.
  await progress.atLeast(8);
  vitrine.worker.pause();
  await eventually(() => expect(uploaded.length).toBeGreaterThan(PHOTOS / 2));
  vitrine.worker.resume();
  expect(await loseWaitingJobs(vitrine)).toBeGreaterThan(10);

  await progress.atLeast(20);
  await redis.kill();
  expect(await progress.embedded(), 'Redis was killed in the middle').toBeLessThan(PHOTOS);
  await redis.startAgain();

  await uploads;
  const items = await shop.allEmbedded(120_000);
  expect(items.map(({ id }) => id).sort()).toEqual(uploaded.map(({ id }) => id).sort());
  expect(items).toHaveLength(PHOTOS);
  expect(await shop.vectorIds()).toEqual(items.map(({ id }) => id).sort());
});

/** Flushes Redis as soon as many jobs wait in it; how many were lost. */
async function loseWaitingJobs({ services, redisPrefix }: Vitrine): Promise<number> {
  const client = new Redis(services.redisUrl);
  const key = `${queuePrefix({ REDIS_PREFIX: redisPrefix }, 'embedding')}:embedding:wait`;
  try {
    await eventually(async () => expect(await client.llen(key)).toBeGreaterThan(10), { everyMs: 5 });
    const [waiting] = (await client.multi().llen(key).flushall().exec()) ?? [];
    return Number(waiting?.[1]);
  } finally {
    client.disconnect();
  }
}
