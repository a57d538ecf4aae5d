import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ImageDto } from '#contracts';
import { bodyOf } from '#testing';
import { eventually } from './support/eventually.js';
import { differentPhotos, type TestPhoto } from './support/photos.js';
import type { Program } from './support/programs.js';
import { progressOf } from './support/progress.js';
import { openShop } from './support/shop.js';
import { slowUpload } from './support/slow-upload.js';
import { Vitrine } from './support/vitrine.js';

/** A process that is not gone by then is killed by whoever runs it. */
const GRACE_MS = 10_000;

/** Asks a process to end and waits; the exit code and how it ended. */
async function terminate({ child }: Program): Promise<unknown> {
  const late = setTimeout(() => child.kill(), GRACE_MS);
  child.askToEnd();
  const exit = await child.exited;
  clearTimeout(late);
  return exit;
}

describe('SIGTERM', () => {
  let vitrine: Vitrine;
  beforeAll(async () => {
    vitrine = await Vitrine.start({ services: inject('services'), env: { EMBEDDING_CONCURRENCY: '4' } });
  });
  afterAll(() => vitrine?.stop());

  it('lets the API answer what it has begun, and nothing new', async () => {
    const shop = await openShop(vitrine);
    const [photo] = (await differentPhotos(1)) as [TestPhoto];
    const upload = await slowUpload(vitrine.url, shop.key.secret_token, photo);
    const [api] = vitrine.apis as [Program];
    const ended = terminate(api);
    await refusesConnections(vitrine);
    const answer = await upload.finish();
    expect(answer.status, answer.text).toBe(201);
    expect(await ended).toEqual({ code: 0, signal: null });

    vitrine.apis.length = 0;
    await vitrine.startApi();
    const again = vitrine.anyone.with({ 'x-api-key': shop.key.secret_token });
    const path = `/api/images/${(JSON.parse(answer.text) as ImageDto).id}`;
    expect(bodyOf<ImageDto>(await again.get(path)).name).toBe(photo.name);
  });

  it('lets the worker finish its batch; what still waits is embedded by the next one', async () => {
    const shop = await openShop(vitrine);
    const progress = progressOf(vitrine, shop);
    const photos = await differentPhotos(60);
    vitrine.worker.pause();
    await shop.upload(photos);
    vitrine.worker.resume();
    await progress.atLeast(8);
    const said = vitrine.worker.log().length;
    expect(await terminate(vitrine.worker)).toEqual({ code: 0, signal: null });
    const before = await progress.embedded();
    expect(before, 'the worker was ended in the middle').toBeLessThan(photos.length);
    // Every vector that is stored is said to be, and the other way round.
    expect((await shop.vectorIds()).length).toBe(before);
    expect(vitrine.worker.log().slice(said)).not.toMatch(/"level":(50|60)/);

    await vitrine.startWorker();
    const items = await shop.allEmbedded();
    expect(items).toHaveLength(photos.length);
    expect(await shop.vectorIds()).toEqual(items.map(({ id }) => id).sort());
  });
});

async function refusesConnections(vitrine: Vitrine): Promise<void> {
  await eventually(async () => {
    await expect(vitrine.anyone.get('/health', { withinMs: 2_000 })).rejects.toThrow();
  });
}
