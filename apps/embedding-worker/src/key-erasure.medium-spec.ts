import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { EmbeddingEraser } from '#embedding/indexing';
import { KeyErasure } from '#platform/work';
import { createTenant, createTestDatabase, FakeObjectStorage, type TestDatabase } from '#testing';
import { CatalogEraser } from '#catalog/work';

describe('KeyErasure', () => {
  let database: TestDatabase;
  let storage: FakeObjectStorage;
  let erasure: KeyErasure;
  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
  });
  afterAll(() => database.drop());
  beforeEach(() => {
    storage = new FakeObjectStorage();
    erasure = new KeyErasure(database.prisma, [
      new EmbeddingEraser(database.prisma),
      new CatalogEraser(database.prisma, storage),
    ]);
  });

  async function shopWithItems(count: number): Promise<string> {
    const { apiKeyId } = await createTenant(database.prisma);
    const group = { apiKeyId, id: uuidv7(), name: 'Dress', slug: 'dress' };
    await database.prisma.category.create({ data: group });
    const rows = await database.prisma.$queryRaw<{ id: string }[]>`
      INSERT INTO images (api_key_id, id, name, category_id, photo_key, thumbnail_key, photo_sha256, photo_type,
        photo_bytes, width, height, updated_at)
      SELECT ${apiKeyId}::uuid, id, 'Item', ${group.id}::uuid, ${apiKeyId} || '/' || id || '/a-photo.jpg',
        ${apiKeyId} || '/' || id || '/a-thumbnail.jpg', '', 'image/jpeg', 1, 1, 1, now()
      FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, ${count}::int)) AS made RETURNING id`;
    await database.prisma.prompt.create({
      data: {
        apiKeyId,
        id: uuidv7(),
        prompt: 'a dress',
        numResults: 1,
        resultCount: 0,
        model: 'm',
        durationMs: 1,
      },
    });
    for (const { id } of rows.slice(0, 3))
      await storage.put(`${apiKeyId}/${id}/a-photo.jpg`, Buffer.from('x'), 'image/jpeg');
    return apiKeyId;
  }

  const rowsOf = async (apiKeyId: string) => {
    const { image, prompt, category } = database.prisma;
    const where = { apiKeyId };
    return [await image.count({ where }), await prompt.count({ where }), await category.count({ where })];
  };
  const revoke = (id: string) =>
    database.prisma.apiKey.update({ where: { id }, data: { revokedAt: new Date() } });

  it('deletes by themselves what one item or one import may have any number of', async () => {
    const apiKeyId = await shopWithItems(1);
    const { id: imageId } = await database.prisma.image.findFirstOrThrow({ where: { apiKeyId } });
    await database.prisma.$executeRaw`
      INSERT INTO recommendation_events (api_key_id, prompt_id, image_id, type)
      SELECT ${apiKeyId}::uuid, gen_random_uuid(), ${imageId}::uuid, 'view' FROM generate_series(1, 2100)`;
    await database.prisma.itemActivity.create({ data: { apiKeyId, imageId, day: new Date() } });
    await new EmbeddingEraser(database.prisma).erase(apiKeyId);
    expect(await database.prisma.recommendationEvent.count({ where: { apiKeyId } })).toBe(0);
    expect(await database.prisma.itemActivity.count({ where: { apiKeyId } })).toBe(0);
    expect(await database.prisma.image.count({ where: { apiKeyId } })).toBe(1);

    const importId = uuidv7();
    await database.prisma.import.create({
      data: { apiKeyId, id: importId, format: 'csv', fileKey: 'a-file', fileBytes: 1n },
    });
    await database.prisma.$executeRaw`
      INSERT INTO import_rows (api_key_id, import_id, row)
      SELECT ${apiKeyId}::uuid, ${importId}::uuid, row FROM generate_series(1, 2100) AS row`;
    await revoke(apiKeyId);
    await erasure.erase(apiKeyId);
    expect(await database.prisma.importRow.count({ where: { apiKeyId } })).toBe(0);
    expect(await database.prisma.import.count({ where: { apiKeyId } })).toBe(0);
  });

  it('deletes rows and photos of a revoked key, and of no other', async () => {
    const [revoked, other] = [await shopWithItems(1_203), await shopWithItems(3)];
    await revoke(revoked);
    await erasure.erase(revoked);
    expect(await rowsOf(revoked)).toEqual([0, 0, 0]);
    expect(await rowsOf(other)).toEqual([3, 1, 1]);
    expect([...storage.objects.keys()].every((key) => key.startsWith(`${other}/`))).toBe(true);
    expect(storage.objects.size).toBe(3);
    expect(await database.prisma.apiKey.count({ where: { id: revoked } })).toBe(1);
  });

  it('does nothing to a key that is in use, or to none', async () => {
    const used = await shopWithItems(2);
    await erasure.erase(used);
    await erasure.erase(uuidv7());
    expect(await rowsOf(used)).toEqual([2, 1, 1]);
  });

  it('finishes what a crash left', async () => {
    const revoked = await shopWithItems(4);
    await revoke(revoked);
    storage.failing.add('deletePrefix');
    await expect(erasure.erase(revoked)).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    storage.failing.clear();
    await erasure.erase(revoked);
    expect(storage.objects.size).toBe(0);
  });

  describe('due', () => {
    const ago = (ms: number) => new Date(Date.now() - ms);
    const due = async (apiKeyId: string, revokedBefore = new Date()) =>
      (await erasure.due(revokedBefore)).includes(apiKeyId);

    it('is a revoked key until an erasure of it was finished, and none that is in use', async () => {
      const [revoked, used] = [await shopWithItems(1), await shopWithItems(1)];
      await revoke(revoked);
      expect([await due(revoked), await due(used)]).toEqual([true, false]);
      expect(await due(revoked, ago(60_000))).toBe(false);
      storage.failing.add('deletePrefix');
      await expect(erasure.erase(revoked)).rejects.toThrow();
      expect(await due(revoked)).toBe(true);
      storage.failing.clear();
      await erasure.erase(revoked);
      expect(await due(revoked)).toBe(false);
    });

    it('is one once more when the requests that were under way have ended, and takes what they wrote', async () => {
      const revoked = await shopWithItems(1);
      await revoke(revoked);
      await erasure.erase(revoked);
      await storage.put(`${revoked}/${uuidv7()}/late-photo.jpg`, Buffer.from('x'), 'image/jpeg');
      await database.prisma.import.create({
        data: { apiKeyId: revoked, id: uuidv7(), format: 'csv', fileKey: 'late', fileBytes: 1n },
      });
      expect(await due(revoked)).toBe(false);
      await database.prisma.$executeRaw`
        UPDATE api_keys SET revoked_at = revoked_at - interval '61 minutes', erased_at = erased_at - interval '61 minutes'
        WHERE id = ${revoked}::uuid`;
      expect(await due(revoked)).toBe(true);
      await erasure.erase(revoked);
      expect(await due(revoked)).toBe(false);
      expect(storage.objects.size).toBe(0);
      expect(await database.prisma.import.count({ where: { apiKeyId: revoked } })).toBe(0);
    });
  });
});
