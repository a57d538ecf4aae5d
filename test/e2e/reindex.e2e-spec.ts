import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { CollectionBuildDto, RecommendationsDto } from '#contracts';
import { bodyOf } from '#testing';
import { eventually } from './support/eventually.js';
import { differentPhotos } from './support/photos.js';
import { problemOf } from './support/problems.js';
import { openShop, type Shop } from './support/shop.js';
import { vectorsOf } from './support/vectors.js';
import { Vitrine } from './support/vitrine.js';

const PHOTOS = 64;
const root = fileURLToPath(new URL('../..', import.meta.url));
const MODELS = {
  'vitrine-small': join(root, 'models/vitrine-small'),
  'clip-random': join(root, 'test/fixtures/encoders/models/clip-random'),
};
const DIMENSION = { 'vitrine-small': 256, 'clip-random': 24 };

describe('a catalogue is embedded anew', () => {
  let models: string;
  let vitrine: Vitrine;
  let shop: Shop;
  /** An item whose like is asked for. */
  let similar: string;

  beforeAll(async () => {
    models = await mkdtemp(join(tmpdir(), 'vitrine-models-'));
    for (const [name, folder] of Object.entries(MODELS)) await symlink(folder, join(models, name));
    vitrine = await Vitrine.start({ services: inject('services'), apis: 2, env: { MODELS_DIR: models } });
    shop = await openShop(vitrine);
    await shop.upload(await differentPhotos(PHOTOS));
    await shop.allEmbedded();
  });
  afterAll(async () => {
    await vitrine?.stop();
    await rm(models, { recursive: true, force: true });
  });

  const path = () => `/api/admin/api-keys/${shop.key.id}/reindex`;
  const build = async () => bodyOf<CollectionBuildDto>(await vitrine.admin.get(path()));
  const begin = async (body: object) =>
    bodyOf<CollectionBuildDto>(await vitrine.admin.post(path(), body), 202);

  /** Asks every API process all the time; answers with what it was told, in order. */
  function shoppers() {
    const seen = vitrine.apis.map((): { model: string; results: number }[] => []);
    const failed: string[] = [];
    const leaving = new AbortController();
    const done = Promise.all(
      vitrine.apis.map(async ({ url }, at) => {
        while (!leaving.signal.aborted) {
          const route =
            at % 2 === 0 ? '/api/recommend?prompt=a+dress&num_results=7' : `/api/images/${similar}/similar`;
          const answer = await shop.secret.at(url).get(route);
          if (answer.status !== 200) failed.push(answer.text);
          else {
            const { model, results } = JSON.parse(answer.text) as RecommendationsDto;
            seen[at]?.push({ model: model.split('@')[0] ?? '', results: results.length });
          }
          await sleep(30);
        }
      }),
    );
    return {
      /** Once every process has told so often of this model. */
      told: (model: string, times: number) =>
        eventually(() => {
          for (const answers of seen)
            expect(answers.filter((one) => one.model === model).length).toBeGreaterThanOrEqual(times);
        }),
      leave: async () => {
        leaving.abort();
        await done;
        return { seen, failed };
      },
    };
  }
  async function expectAllOf(model: keyof typeof DIMENSION): Promise<void> {
    const vectors = await vectorsOf(vitrine.services.chromaUrl, await shop.collection());
    expect(vectors.size).toBe(PHOTOS);
    for (const vector of vectors.values()) expect(vector).toHaveLength(DIMENSION[model]);
    expect((await shop.allEmbedded()).length).toBe(PHOTOS);
  }

  it('by another model, beside the live collection, with no request that fails or mixes the two', async () => {
    similar = (await shop.list())[0]?.id ?? '';
    const before = await shop.collection();
    const asking = shoppers();
    await asking.told('vitrine-small', 5);
    const first = await begin({ model: 'clip-random' });
    expect(first).toMatchObject({ status: 'running', reason: 'reindex', images: PHOTOS });
    const again = await begin({ model: 'clip-random' });
    if (again.status === 'running') expect(again.started_at).toBe(first.started_at);
    await eventually(async () =>
      expect(await build()).toMatchObject({ status: 'completed', embedded: PHOTOS }),
    );
    await asking.told('clip-random', 30);
    const { seen, failed } = await asking.leave();
    expect(failed).toEqual([]);
    for (const answers of seen) {
      // One model, then the other, and never back.
      const order = answers.map(({ model }) => model).filter((model, at, all) => model !== all[at - 1]);
      expect(order).toEqual(['vitrine-small', 'clip-random']);
      expect(new Set(answers.map(({ results }) => results > 0))).toEqual(new Set([true]));
    }
    await expectAllOf('clip-random');
    expect((await shop.secret.get('/api/images?limit=1')).status).toBe(200);
    await eventually(async () => expect((await vectorsOf(vitrine.services.chromaUrl, before)).size).toBe(0));
  });

  it('keeps that model for what is uploaded, changed and searched by photo, though another is configured', async () => {
    const [photo] = await differentPhotos(1);
    const form = new FormData();
    form.set('photo', new Blob([new Uint8Array(await photo!.file())]), 'photo.jpg');
    const answer = await shop.secret.send('POST', '/api/recommend/photo', { form });
    expect(bodyOf<RecommendationsDto>(answer).model).toMatch(/^clip-random@/);
    await vitrine.worker.stop();
    await vitrine.startWorker();
    const [item] = await shop.upload([{ ...photo!, fields: { external_id: 'late' } }]);
    await shop.allEmbedded();
    const vectors = await vectorsOf(vitrine.services.chromaUrl, await shop.collection());
    expect(vectors.get(item?.id ?? '')).toHaveLength(DIMENSION['clip-random']);
    await shop.secret.send('DELETE', `/api/images/${item?.id}`);
    await eventually(async () => expect(await shop.vectorIds()).toHaveLength(PHOTOS));
  });

  it('by the configured model again, though the worker is killed in the middle', async () => {
    await begin({});
    await eventually(async () => expect((await build()).embedded).toBeGreaterThanOrEqual(16), { everyMs: 5 });
    await vitrine.worker.kill();
    const killed = await build();
    expect(killed).toMatchObject({ status: 'running' });
    expect((await shop.recommend('a dress')).model).toMatch(/^clip-random@/);
    await vitrine.startWorker();
    await eventually(async () =>
      expect(await build()).toMatchObject({ status: 'completed', embedded: PHOTOS }),
    );
    expect((await build()).started_at).toBe(killed.started_at);
    await expectAllOf('vitrine-small');
  });

  it('by no model that is not there, of no key that is not there', async () => {
    const answer = await vitrine.admin.post(path(), { model: 'no-such-model' });
    expect(problemOf(answer, 400, 'INVALID_REQUEST').errors).toMatchObject([{ path: 'model' }]);
    problemOf(await vitrine.admin.post(path(), { model: '../models/vitrine-small' }), 400, 'INVALID_REQUEST');
    const unknown = path().replace(shop.key.id, '0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e');
    for (const route of [unknown, unknown.replace('reindex', 'reconcile')]) {
      problemOf(await vitrine.admin.post(route, {}), 404, 'NOT_FOUND');
      problemOf(await vitrine.admin.get(route), 404, 'NOT_FOUND');
    }
  });
});
