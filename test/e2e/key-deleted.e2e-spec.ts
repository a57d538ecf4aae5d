import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { ShopDto } from '#contracts';
import { bodyOf } from '#testing';
import { eventually } from './support/eventually.js';
import { chromaAt } from './support/clean-up.js';
import { differentPhotos } from './support/photos.js';
import { problemOf } from './support/problems.js';
import { openShop, type Shop } from './support/shop.js';
import { Vitrine } from './support/vitrine.js';

let vitrine: Vitrine;
let shop: Shop;
let other: Shop;
beforeAll(async () => {
  vitrine = await Vitrine.start({
    services: inject('services'),
    tryOn: true,
    env: { TRYON_TIMEOUT_S: '2' },
  });
  [shop, other] = [await openShop(vitrine), await openShop(vitrine)];
});
afterAll(() => vitrine?.stop());

/** What a revoked key leaves: that it was one, that its tokens are revoked, and how much was used. */
const LEFT = ['catalogue_sizes', 'monthly_usage', 'tokens'];

/** Rows that name a key, by table, of every table that there is. */
async function rowsOf(apiKeyId: string): Promise<Record<string, number>> {
  const { prisma } = vitrine.database;
  const tables = await prisma.$queryRaw<{ table: string }[]>`
    SELECT table_name AS table FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'api_key_id' ORDER BY 1`;
  const counts: Record<string, number> = {};
  for (const { table } of tables) {
    const [row] = await prisma.$queryRawUnsafe<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM "${table}" WHERE api_key_id = $1::uuid`,
      apiKeyId,
    );
    if ((row?.count ?? 0) > 0 && !LEFT.includes(table)) counts[table] = row?.count ?? 0;
  }
  return counts;
}

it('takes everything of a deleted key out of every store, and nothing of another', async () => {
  for (const one of [shop, other]) {
    const photos = await differentPhotos(3);
    await one.upload(photos.map((photo) => ({ ...photo, fields: { style: 'casual' } })));
    const [item] = await one.allEmbedded();
    const { prompt_id } = await one.recommend('a dress');
    const event = { type: 'click', image_id: item?.id, prompt_id };
    await eventually(async () =>
      expect((await one.secret.post('/api/events', event)).status).toBeLessThan(300),
    );
    const rows = 'name,photo_url\nA dress,https://photos.invalid/dress.jpg\n';
    const headers = { 'content-type': 'text/csv' };
    expect((await one.secret.send('POST', '/api/images/import', { raw: rows, headers })).status).toBe(202);
    const form = new FormData();
    form.set('person_image', new Blob([new Uint8Array(await photos[0]!.file())]), 'person.jpg');
    form.set('image_id', item?.id ?? '');
    const once = { 'idempotency-key': 'asked-once' };
    expect((await one.secret.send('POST', '/api/tryon', { form, headers: once })).status).toBe(202);
    bodyOf(await vitrine.admin.post(`/api/admin/api-keys/${one.key.id}/reindex`, {}), 202);
    bodyOf(await vitrine.admin.post(`/api/admin/api-keys/${one.key.id}/reconcile`, {}), 202);
  }
  await eventually(async () => {
    const builds = await vitrine.database.prisma.collectionBuild.findMany();
    expect(builds.map(({ status }) => status)).toEqual(['completed', 'completed']);
  });
  const { prisma } = vitrine.database;
  const collections = [shop.key.collection, await shop.collection()];
  const answers = { where: { scope: { startsWith: shop.key.id } } };
  expect(await prisma.idempotencyRecord.count(answers)).toBe(1);
  expect(Object.keys(await rowsOf(shop.key.id))).toEqual(
    expect.arrayContaining(['images', 'prompts', 'imports', 'recommendation_events', 'try_on_jobs']),
  );

  expect((await vitrine.admin.send('DELETE', `/api/admin/api-keys/${shop.key.id}`)).status).toBe(204);
  await eventually(
    async () => {
      expect(await rowsOf(shop.key.id)).toEqual({});
      expect(await prisma.imageVector.count({ where: { collection: { in: collections } } })).toBe(0);
      expect(await prisma.idempotencyRecord.count(answers)).toBe(0);
      expect((await vitrine.storedFiles()).filter((path) => path.includes(shop.key.id))).toEqual([]);
      const names = (await chromaAt(vitrine.services.chromaUrl).listCollections({ limit: 1_000 })).map(
        ({ name }) => name,
      );
      expect(names.filter((name) => collections.includes(name))).toEqual([]);
    },
    { withinMs: 150_000 },
  );
  expect((await other.allEmbedded()).length).toBe(3);
  expect(await other.vectorIds()).toHaveLength(3);
  expect(Object.keys(await rowsOf(other.key.id))).toEqual(
    expect.arrayContaining(['images', 'prompts', 'recommendation_events']),
  );
});

it('takes a deleted shop with all its keys, and at last its name, tokens and use', async () => {
  const left = await openShop(vitrine);
  const [photo] = await differentPhotos(1);
  await left.uploadOne(photo!);
  const [item] = await left.allEmbedded();
  const form = new FormData();
  form.set('person_image', new Blob([new Uint8Array(await photo!.file())]), 'person.jpg');
  form.set('image_id', item?.id ?? '');
  expect((await left.secret.send('POST', '/api/tryon', { form })).status).toBe(202);
  const { prisma } = vitrine.database;
  const url = `/api/admin/shops/${left.id}`;
  for (let n = 0; n < 2; n++) expect((await vitrine.admin.send('DELETE', url)).status).toBe(204);
  await eventually(async () => problemOf(await left.secret.get('/api/images'), 401, 'API_KEY_REVOKED'));
  await eventually(
    async () => {
      expect(await rowsOf(left.key.id)).toEqual({});
      expect((await prisma.apiKey.findUniqueOrThrow({ where: { id: left.key.id } })).erasedAt).not.toBeNull();
    },
    { withinMs: 150_000 },
  );
  expect(bodyOf<ShopDto>(await vitrine.admin.get(url)).deleted_at).not.toBeNull();

  // An hour later, when every request that was under way has ended, what it was called goes as well.
  await prisma.$executeRaw`
    UPDATE api_keys SET revoked_at = revoked_at - interval '61 minutes', erased_at = erased_at - interval '61 minutes'
    WHERE id = ${left.key.id}::uuid`;
  await eventually(async () => problemOf(await vitrine.admin.get(url), 404, 'NOT_FOUND'), {
    withinMs: 60_000,
  });
  for (const table of ['api_keys', 'tokens', 'monthly_usage', 'catalogue_sizes']) {
    const column = table === 'api_keys' ? 'id' : 'api_key_id';
    const [row] = await prisma.$queryRawUnsafe<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM "${table}" WHERE ${column} = $1::uuid`,
      left.key.id,
    );
    expect([table, row?.count]).toEqual([table, 0]);
  }
  expect((await vitrine.storedFiles()).filter((path) => path.includes(left.key.id))).toEqual([]);
  problemOf(await vitrine.admin.send('DELETE', url), 404, 'NOT_FOUND');
  problemOf(await left.secret.get('/api/images'), 401, 'API_KEY_INVALID');
  expect((await other.allEmbedded()).length).toBe(3);
});

it('takes the same of a key whose deletion was lost on the way, or was given up while a store was away', async () => {
  const left = await openShop(vitrine);
  await left.upload(await differentPhotos(2));
  await left.allEmbedded();
  const { prisma } = vitrine.database;
  const collection = await left.collection();
  // As a Redis leaves it that was emptied, or a job all of whose tries have failed: nothing is queued for it.
  await prisma.apiKey.update({ where: { id: left.key.id }, data: { revokedAt: new Date() } });
  await eventually(
    async () => {
      expect(await rowsOf(left.key.id)).toEqual({});
      expect(await prisma.imageVector.count({ where: { collection } })).toBe(0);
      expect((await vitrine.storedFiles()).filter((path) => path.includes(left.key.id))).toEqual([]);
      const names = await chromaAt(vitrine.services.chromaUrl).listCollections({ limit: 1_000 });
      expect(names.map(({ name }) => name)).not.toContain(collection);
    },
    { withinMs: 60_000 },
  );
});
