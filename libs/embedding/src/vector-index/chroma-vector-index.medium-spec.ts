import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { DependencyUnavailableError } from '#platform';
import { directionOf } from '#testing';
import { ChromaVectorIndex } from './chroma-vector-index.js';

describe('ChromaVectorIndex', () => {
  const index = new ChromaVectorIndex(inject('services').chromaUrl);
  let collection: string;

  beforeEach(() => {
    collection = `test-${randomUUID()}`;
  });

  const records = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: `image-${at}`, vector: directionOf(`photo ${at}`) }));

  it('finds the nearest first, with their cosines', async () => {
    await index.upsert(collection, 'fake@1', records(20));
    const [first, second] = await index.query(collection, directionOf('photo 7'), 2);
    expect(first?.id).toBe('image-7');
    expect(first?.cosine).toBeCloseTo(1, 4);
    expect(second!.cosine).toBeLessThan(first!.cosine);
  });

  it('replaces the vector of an id instead of adding one', async () => {
    await index.upsert(collection, 'fake@1', records(3));
    await index.upsert(collection, 'fake@1', [{ id: 'image-0', vector: directionOf('another') }]);
    expect(await index.count(collection)).toBe(3);
    expect((await index.query(collection, directionOf('another'), 1))[0]?.id).toBe('image-0');
  });

  it('writes more than one batch', async () => {
    await index.upsert(collection, 'fake@1', records(index.maxBatch + 5));
    expect(await index.count(collection)).toBe(index.maxBatch + 5);
  });

  it('answers with what there is when more is asked', async () => {
    await index.upsert(collection, 'fake@1', records(2));
    await expect(index.query(collection, directionOf('x'), 100)).resolves.toHaveLength(2);
  });

  it('treats a collection that is not there as an empty one, but for a search', async () => {
    await expect(index.count(collection)).resolves.toBe(0);
    await expect(index.list(collection, 0)).resolves.toEqual([]);
    await expect(index.exists(collection)).resolves.toBe(false);
    await expect(index.delete(collection, ['image-1'])).resolves.toBeUndefined();
    await expect(index.deleteCollection(collection)).resolves.toBeUndefined();
    const lost = { code: 'INDEX_REBUILDING', kind: 'unavailable' };
    await expect(index.query(collection, directionOf('x'), 5)).rejects.toMatchObject(lost);
    await expect(index.upsert(collection, 'fake@1', records(1), { mustExist: true })).rejects.toMatchObject(
      lost,
    );
    await expect(index.exists(collection)).resolves.toBe(false);
  });

  it('goes on when a collection was deleted and made again behind its back', async () => {
    await index.upsert(collection, 'fake@1', records(2));
    const other = new ChromaVectorIndex(inject('services').chromaUrl);
    await other.deleteCollection(collection);
    await expect(index.query(collection, directionOf('x'), 5)).rejects.toMatchObject({
      code: 'INDEX_REBUILDING',
    });
    await index.upsert(collection, 'fake@1', records(1));
    await expect(index.count(collection)).resolves.toBe(1);
  });

  it('lists every id once, page by page, and the collection among all', async () => {
    const given = records(index.maxBatch + 5);
    await index.upsert(collection, 'fake@1', given);
    const pages = [await index.list(collection, 0), await index.list(collection, index.maxBatch)];
    expect(pages.map(({ length }) => length)).toEqual([index.maxBatch, 5]);
    expect(pages.flat().sort()).toEqual(given.map(({ id }) => id).sort());
    expect(await index.list(collection, index.maxBatch + 5)).toEqual([]);
    expect((await index.collections()).has(collection)).toBe(true);
  });

  it('says that Chroma is away when it is', async () => {
    const away = new ChromaVectorIndex('http://127.0.0.1:1');
    await expect(away.query(collection, directionOf('x'), 1)).rejects.toBeInstanceOf(
      DependencyUnavailableError,
    );
    await expect(away.ping()).rejects.toMatchObject({ dependency: 'chroma' });
  });
});
