import { describe, expect, it } from 'vitest';
import { CopiedVectorIndex } from '../vector-index/copied-vector-index.js';
import type { StoredVectors } from '../vector-index/stored-vectors.js';
import type { IndexedVector, VectorIndex } from '../vector-index/vector-index.port.js';
import { numberOf, serve, tenant } from './testing/serve.js';

describe('the search for candidates', () => {
  it('loses no item that the index cannot reach, where there are no more than were asked for', async () => {
    const over = (index: VectorIndex): VectorIndex =>
      Object.assign(Object.create(index) as VectorIndex, {
        query: async (...asked: Parameters<VectorIndex['query']>) => (await index.query(...asked)).slice(1),
      });
    const { service } = serve(12, undefined, { over });
    const { results } = await service.recommend(tenant, { prompt: 'hat', numResults: 20 });
    expect(results.map(({ image_id: id }) => numberOf(id))).toEqual(
      Array.from({ length: 12 }, (_, at) => at),
    );
  });

  it('leaves out what was deleted since and fills up from further away', async () => {
    const { service } = serve(50, (id) => numberOf(id) >= 4);
    const { results } = await service.recommend(tenant, { prompt: 'hat', numResults: 3 });
    expect(results.map((result) => result.image_id)).toEqual(['image-4', 'image-5', 'image-6']);
  });

  it('asks for more at once where much was gone the time before', async () => {
    const { service, index } = serve(5_000, (id) => numberOf(id) % 4 === 0);
    const request = { prompt: 'hat', numResults: 3 };
    const first = await service.recommend(tenant, request);
    expect(index.asked).toEqual([28, 300]);
    for (let time = 0; time < 3; time++)
      expect((await service.recommend(tenant, request)).results).toEqual(first.results);
    index.asked.length = 0;
    await service.recommend(tenant, request);
    expect(index.asked).toEqual([132]);
  });

  it('looks further until enough pass a narrow filter', async () => {
    const { service, index } = serve(5_000, (id) => numberOf(id) % 500 === 499);
    const { results } = await service.recommend(tenant, {
      prompt: 'hat',
      numResults: 5,
      filters: { category: ['hat'] },
    });
    expect(results.map((result) => numberOf(result.image_id))).toEqual([499, 999, 1499, 1999, 2499]);
    expect(Math.max(...index.asked)).toBeLessThanOrEqual(300);
  });

  it('asks the index no more for a filter that it knows to be narrow', async () => {
    const { service, index } = serve(5_000, (id) => numberOf(id) % 500 === 499);
    const request = { prompt: 'hat', numResults: 5, filters: { category: ['hat'] } };
    const first = await service.recommend(tenant, request);
    const asked = index.asked.length;
    expect((await service.recommend(tenant, request)).results).toEqual(first.results);
    expect(index.asked).toHaveLength(asked);
  });

  it('fetches what a filter leaves once, though it is much and far from the prompt', async () => {
    const { service, index } = serve(12_000, (id) => numberOf(id) >= 1_000);
    const request = { prompt: 'hat', numResults: 3, filters: { category: ['hat'] } };
    const first = await service.recommend(tenant, request);
    expect(first.results.map(({ image_id }) => image_id)).toEqual(['image-1000', 'image-1001', 'image-1002']);
    expect(index.given).toEqual([4096, 4096, 2808]);
    const asked = index.asked.length;
    expect((await service.recommend(tenant, request)).results).toEqual(first.results);
    expect(index.given).toHaveLength(3);
    expect(index.asked).toHaveLength(asked);
  });

  it('finds the nearest of what a filter leaves, though no vector of it is in the copy yet', async () => {
    const kept: number[] = [];
    const copy = {
      find: async () => new Map<string, Float32Array>(),
      put: async (_collection: string, vectors: readonly IndexedVector[]) => void kept.push(vectors.length),
    } as Partial<StoredVectors> as StoredVectors;
    const { service } = serve(4_000, (id) => numberOf(id) < 3_600, {
      nearest: 'newest',
      over: (index) => new CopiedVectorIndex(index, copy),
    });
    const request = { prompt: 'hat', numResults: 3, filters: { category: ['hat'] } };
    const { results } = await service.recommend(tenant, request);
    expect(results.map(({ image_id }) => image_id)).toEqual(['image-3599', 'image-3598', 'image-3597']);
    expect(Math.max(...kept)).toBeLessThanOrEqual(300);
  });

  it('stops when the catalogue has no more', async () => {
    const { service } = serve(7, (id) => numberOf(id) === 6);
    const { results } = await service.recommend(tenant, { prompt: 'hat', numResults: 100, filters: {} });
    expect(results).toHaveLength(1);
  });
});
