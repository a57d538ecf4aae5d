import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { differentPhotos } from '../e2e/support/photos.js';
import { progressOf } from '../e2e/support/progress.js';
import { openShop, type Shop } from '../e2e/support/shop.js';
import { Vitrine } from '../e2e/support/vitrine.js';

const PHOTOS = 80;

let vitrine: Vitrine;
let shop: Shop;
beforeAll(async () => {
  vitrine = await Vitrine.start({ services: inject('services') });
  shop = await openShop(vitrine);
});
afterAll(() => vitrine?.stop());

it(`embeds every photo exactly once though the worker is killed twice in the middle of ${PHOTOS} uploads`, async () => {
  const progress = progressOf(vitrine, shop);
  const uploads = shop.upload(await differentPhotos(PHOTOS));
  for (const embedded of [8, 24]) {
    await progress.atLeast(embedded);
    await vitrine.worker.kill();
    expect(await progress.embedded(), 'the worker was killed in the middle').toBeLessThan(PHOTOS);
    await vitrine.startWorker();
  }
  const uploaded = await uploads;
  const items = await shop.allEmbedded(120_000);
  expect(items.map(({ id }) => id).sort()).toEqual(uploaded.map(({ id }) => id).sort());
  expect(items).toHaveLength(PHOTOS);
  expect(await shop.vectorIds()).toEqual(items.map(({ id }) => id).sort());
});
