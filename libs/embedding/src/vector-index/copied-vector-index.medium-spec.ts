import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createApiKey, createTestDatabase, directionOf, type TestDatabase } from '#testing';
import { ChromaVectorIndex } from './chroma-vector-index.js';
import { CopiedVectorIndex } from './copied-vector-index.js';
import { StoredVectors } from './stored-vectors.js';

describe('CopiedVectorIndex', () => {
  const chroma = new ChromaVectorIndex(inject('services').chromaUrl);
  let database: TestDatabase;
  let index: CopiedVectorIndex;
  let stored: StoredVectors;
  let collection: string;

  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
    stored = new StoredVectors(database.prisma);
    index = new CopiedVectorIndex(chroma, stored);
  });
  beforeEach(() => {
    collection = `test-${randomUUID()}`;
  });
  afterAll(async () => database.drop());

  const records = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: randomUUID(), vector: directionOf(`photo ${at}`) }));

  it('gives back the very vectors that it was given, and finds by them', async () => {
    const given = records(310);
    await index.upsert(collection, 'fake@1', given);
    const found = await index.vectors(collection, [given[3]!.id, randomUUID(), given[305]!.id]);
    expect(found).toEqual(
      new Map([
        [given[3]!.id, given[3]!.vector],
        [given[305]!.id, given[305]!.vector],
      ]),
    );
    expect((await index.query(collection, given[7]!.vector, 1))[0]?.id).toBe(given[7]!.id);
  });

  it('replaces a vector in both places', async () => {
    const [record] = records(1);
    await index.upsert(collection, 'fake@1', [record!]);
    const renewed = { id: record!.id, vector: directionOf('another photo') };
    await index.upsert(collection, 'fake@1', [renewed]);
    for (const one of [stored.find(collection, [record!.id]), chroma.vectors(collection, [record!.id])])
      expect((await one).get(record!.id)).toEqual(renewed.vector);
  });

  it('fetches what the copy misses and keeps it', async () => {
    const given = records(chroma.maxBatch + 5);
    await chroma.upsert(collection, 'fake@1', given);
    const ids = given.map(({ id }) => id);
    expect((await stored.find(collection, ids)).size).toBe(0);
    expect((await index.vectors(collection, ids)).size).toBe(given.length);
    const copied = await stored.find(collection, ids);
    expect(copied.size).toBe(given.length);
    expect(copied.get(ids.at(-1)!)).toEqual(given.at(-1)!.vector);
  });

  it('forgets in both places', async () => {
    const given = records(3);
    const ids = given.map(({ id }) => id);
    await index.upsert(collection, 'fake@1', given);
    await index.delete(collection, [ids[0]!]);
    expect([...(await index.vectors(collection, ids)).keys()].sort()).toEqual(ids.slice(1).sort());
    await index.deleteCollection(collection);
    expect(await index.vectors(collection, ids)).toEqual(new Map());
  });

  it('that the index does not have is empty where its key has nothing embedded, else to be asked for again', async () => {
    const ask = (name: string) => index.query(name, directionOf('x'), 5);
    const { prisma } = database;
    const key = await createApiKey(prisma, { embeddingModel: 'fake@1' });
    expect(await ask(key.collection)).toEqual([]);
    await prisma.image.create({
      data: {
        apiKeyId: key.id,
        id: randomUUID(),
        name: 'Item',
        photoKey: 'photo',
        thumbnailKey: 'thumbnail',
        photoSha256: Buffer.alloc(32),
        photoType: 'image/jpeg',
        photoBytes: 36,
        width: 10,
        height: 10,
        embeddingStatus: 'embedded',
      },
    });
    const again = { code: 'INDEX_REBUILDING', kind: 'unavailable' };
    await expect(ask(key.collection)).rejects.toMatchObject(again);
    // Another has taken its place since the asker was told of it: that is not empty.
    await prisma.apiKey.update({ where: { id: key.id }, data: { collection } });
    await expect(ask(key.collection)).rejects.toMatchObject(again);
  });
});
