import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import type { Tenant } from '#tenant';
import { createTenant, createTestDatabase, type TestDatabase } from '#testing';
import { ImageEmbeddingState } from './image-embedding-state.js';

let database: TestDatabase;
let state: ImageEmbeddingState;
let tenant: Tenant;

beforeAll(async () => {
  database = await createTestDatabase(inject('services').databaseUrl);
  state = new ImageEmbeddingState(database.prisma);
});

afterAll(() => database.drop());

beforeEach(async () => {
  await database.prisma.shop.deleteMany();
  tenant = await createTenant(database.prisma);
});

async function createImage(given: { generation?: number; apiKeyId?: string } = {}): Promise<string> {
  const { id } = await database.prisma.image.create({
    data: {
      apiKeyId: tenant.apiKeyId,
      id: uuidv7(),
      name: 'x',
      photoKey: 'a/b/v-photo.jpg',
      thumbnailKey: 'a/b/v-thumbnail.jpg',
      photoSha256: new Uint8Array(32),
      photoType: 'image/jpeg',
      photoBytes: 1,
      width: 1,
      height: 1,
      ...given,
    },
  });
  return id;
}

const read = (id: string) => state.findForEmbedding(tenant.apiKeyId, id);
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('only rows of the given generation, of the given key, are marked as embedded', async () => {
  const [one, two, theirs] = [
    await createImage(),
    await createImage({ generation: 2 }),
    await createImage({ apiKeyId: (await createTenant(database.prisma)).apiKeyId }),
  ];
  const rows = [one, two, theirs, uuidv7()].map((imageId) => ({ imageId, generation: 1 }));
  expect(await state.markEmbedded(tenant.apiKeyId, tenant.collection, rows)).toEqual([one]);
  expect(await read(one)).toMatchObject({ embeddingStatus: 'embedded', generation: 1 });
  expect(await read(two)).toMatchObject({ embeddingStatus: 'pending', generation: 2 });
  expect(await state.markEmbedded(tenant.apiKeyId, tenant.collection, [])).toEqual([]);
  expect(await state.markEmbedded(tenant.apiKeyId, 'replaced', [{ imageId: two, generation: 2 }])).toEqual(
    [],
  );
});

test('a failure is kept with its reason, unless the photo has changed since', async () => {
  const id = await createImage({ generation: 2 });
  expect(await state.markFailed(tenant.apiKeyId, id, 1, 'old')).toBe(false);
  expect(await state.markFailed(tenant.apiKeyId, id, 2, `no\0${'x'.repeat(900)}`)).toBe(true);
  const row = await database.prisma.image.findFirstOrThrow({ where: { id } });
  expect(row).toMatchObject({ embeddingStatus: 'failed', embeddingError: `no${'x'.repeat(498)}` });
});

test('a deleted image is null', async () => {
  expect(await read(uuidv7())).toBeNull();
});

test('the sweep sees what has waited long, oldest first, of keys that live', async () => {
  const [old, older, done] = [await createImage(), await createImage(), await createImage()];
  const revoked = await createTenant(database.prisma);
  await createImage({ apiKeyId: revoked.apiKeyId });
  await database.prisma.apiKey.update({ where: { id: revoked.apiKeyId }, data: { revokedAt: new Date() } });
  await state.markEmbedded(tenant.apiKeyId, tenant.collection, [{ imageId: done, generation: 1 }]);
  await database.prisma
    .$executeRaw`UPDATE images SET updated_at = now() - interval '1 hour' WHERE id = ${older}::uuid`;
  await wait(30);
  expect((await state.listStalePending(10, 10)).map((row) => row.imageId)).toEqual([older, old]);
  expect(await state.listStalePending(10, 1)).toEqual([
    { apiKeyId: tenant.apiKeyId, imageId: older, generation: 1 },
  ]);
  expect((await state.listStalePending(60_000, 10)).map((row) => row.imageId)).toEqual([older]);
  expect([await state.countPending(), await state.countPending(tenant.apiKeyId)]).toEqual([3, 2]);
});

test('the sweep sees what every key has waited for, though one has a large backlog that is older', async () => {
  const backlog = [await createImage(), await createImage(), await createImage()];
  const other = await createImage({ apiKeyId: (await createTenant(database.prisma)).apiKeyId });
  await database.prisma
    .$executeRaw`UPDATE images SET updated_at = now() - interval '1 hour' WHERE id <> ${other}::uuid`;
  await wait(30);
  const seen = (await state.listStalePending(10, 2)).map((row) => row.imageId);
  expect(seen).toEqual([expect.toSatisfy((id: string) => backlog.includes(id)), other]);
});
