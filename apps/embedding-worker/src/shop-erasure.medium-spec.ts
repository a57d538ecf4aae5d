import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { ShopErasure } from '#platform/work';
import { createTenant, createTestDatabase, FakeObjectStorage, type TestDatabase } from '#testing';

const HOUR_MS = 3_600_000;

describe('ShopErasure', () => {
  let database: TestDatabase;
  let storage: FakeObjectStorage;
  let erasure: ShopErasure;
  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    await database.prisma.shop.deleteMany();
    storage = new FakeObjectStorage();
    erasure = new ShopErasure(database.prisma, storage);
  });

  const ago = (ms: number) => new Date(Date.now() - ms);
  const isThere = async (id: string) => (await database.prisma.shop.count({ where: { id } })) === 1;

  /** A shop that was deleted two hours ago, whose key was erased when nothing could come any more. */
  async function erasedShop(key: { revokedAt?: Date | null; erasedAt?: Date | null } = {}) {
    const { shopId, apiKeyId } = await createTenant(database.prisma);
    await database.prisma.shop.update({ where: { id: shopId }, data: { deletedAt: ago(2 * HOUR_MS) } });
    await database.prisma.apiKey.update({
      where: { id: apiKeyId },
      data: { revokedAt: ago(2 * HOUR_MS), erasedAt: ago(HOUR_MS / 2), ...key },
    });
    const month = new Date('2026-12-01');
    await database.prisma.monthlyUsage.create({ data: { apiKeyId, month, tryOns: 3 } });
    return { shopId, apiKeyId };
  }

  it('takes the rows of a deleted shop, its keys, tokens and use, and stray files; of no other shop', async () => {
    const { shopId, apiKeyId } = await erasedShop();
    const other = await createTenant(database.prisma);
    for (const key of [apiKeyId, other.apiKeyId]) {
      await storage.put(`${key}/${uuidv7()}/v-photo.jpg`, Buffer.from('x'), 'image/jpeg');
      await storage.put(`try-on/${key}/${randomUUID()}/out/1-0.png`, Buffer.from('x'), 'image/png');
    }
    expect(await erasure.finish()).toBe(1);
    expect(await isThere(shopId)).toBe(false);
    const { apiKey, token, monthlyUsage } = database.prisma;
    const where = { apiKeyId };
    expect([
      await apiKey.count({ where: { shopId } }),
      await token.count({ where }),
      await monthlyUsage.count({ where }),
    ]).toEqual([0, 0, 0]);
    expect(await isThere(other.shopId)).toBe(true);
    expect([...storage.objects.keys()].map((key) => key.includes(other.apiKeyId))).toEqual([true, true]);
    expect(await erasure.finish()).toBe(0);
  });

  it('takes a shop that never had a key at once', async () => {
    const { id } = await database.prisma.shop.create({
      data: { id: uuidv7(), name: 'Empty', deletedAt: new Date() },
    });
    await erasure.finish();
    expect(await isThere(id)).toBe(false);
  });

  it.each([
    ['was not erased', { erasedAt: null }],
    ['was erased while requests of it may have been under way', { erasedAt: ago(1.5 * HOUR_MS) }],
    ['is in use', { revokedAt: null, erasedAt: null }],
  ])('keeps one of which a key %s', async (_what, key) => {
    const { shopId, apiKeyId } = await erasedShop(key);
    // Another key of it that is through changes nothing.
    const collection = `vt-${uuidv7()}`;
    await database.prisma.apiKey.create({
      data: {
        id: uuidv7(),
        shopId,
        name: 'Through',
        collection,
        revokedAt: ago(2 * HOUR_MS),
        erasedAt: ago(1),
      },
    });
    await erasure.finish();
    expect(await isThere(shopId)).toBe(true);
    const through = { revokedAt: ago(2 * HOUR_MS), erasedAt: ago(1) };
    await database.prisma.apiKey.update({ where: { id: apiKeyId }, data: through });
    await erasure.finish();
    expect(await isThere(shopId)).toBe(false);
  });

  it('keeps one whose try-ons are not forgotten, or whose collection is not deleted', async () => {
    const { shopId, apiKeyId } = await erasedShop();
    const { tryOnJob, retiredCollection } = database.prisma;
    await tryOnJob.create({
      data: {
        apiKeyId,
        id: randomUUID(),
        status: 'cancelled',
        createdBy: 'secret',
        mode: 'draft',
        options: {},
        garments: [],
        personKey: 'x',
        expiresAt: new Date(),
      },
    });
    await erasure.finish();
    expect(await isThere(shopId)).toBe(true);
    await tryOnJob.deleteMany();
    await retiredCollection.create({ data: { apiKeyId, collection: 'vt-of-before' } });
    await erasure.finish();
    expect(await isThere(shopId)).toBe(true);
    await retiredCollection.deleteMany();
    await erasure.finish();
    expect(await isThere(shopId)).toBe(false);
  });

  it('keeps one that was not deleted, though all its keys were', async () => {
    const { shopId } = await erasedShop();
    await database.prisma.shop.update({ where: { id: shopId }, data: { deletedAt: null } });
    await erasure.finish();
    expect(await isThere(shopId)).toBe(true);
  });

  it('is tried again where object storage is away, and knows then what was left', async () => {
    const { shopId, apiKeyId } = await erasedShop();
    await storage.put(`try-on/${apiKeyId}/${randomUUID()}/out/1-0.png`, Buffer.from('x'), 'image/png');
    storage.failing.add('deletePrefix');
    await expect(erasure.finish()).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    expect(await isThere(shopId)).toBe(true);
    storage.failing.clear();
    await erasure.finish();
    expect(await isThere(shopId)).toBe(false);
    expect(storage.objects.size).toBe(0);
  });
});
