import { describe, expect, it } from 'vitest';
import type { ImageHydrator, RecommendationItem } from '#catalog';
import type { RecommendFilters } from '#contracts';
import type { Tenant } from '#tenant';
import { FakeEncoder } from '#testing';
import { TextVectorCache } from '../encoder/text-vector-cache.js';
import { type Neighbour, VectorIndex } from '../vector-index/vector-index.port.js';
import type { PromptRecorder, RecordedPrompt } from './prompt-recorder.js';
import { RecommendService } from './recommend.service.js';

const tenant: Tenant = {
  shopId: 'shop',
  apiKeyId: 'key',
  collection: 'collection',
  embeddingModel: 'fake@1',
  tokenId: 'token',
  tokenKind: 'secret',
  allowedOrigins: [],
};

/** A collection of `size` images, the nearest first. */
class FakeIndex extends VectorIndex {
  readonly maxBatch = 300;
  readonly asked: number[] = [];

  constructor(private readonly size: number) {
    super();
  }

  async query(_collection: string, _vector: Float32Array, count: number): Promise<Neighbour[]> {
    this.asked.push(count);
    return Array.from({ length: Math.min(count, this.size) }, (_, at) => ({
      id: `image-${at}`,
      cosine: 1 - at / 1e4,
    }));
  }

  upsert = () => Promise.reject(new Error('not expected'));
  delete = () => Promise.reject(new Error('not expected'));
  count = () => Promise.reject(new Error('not expected'));
  deleteCollection = () => Promise.reject(new Error('not expected'));
  ping = () => Promise.reject(new Error('not expected'));
}

function serve(size: number, isThere: (id: string, filters: RecommendFilters) => boolean = () => true) {
  const index = new FakeIndex(size);
  const recorded: RecordedPrompt[] = [];
  const hydrator = {
    hydrate: async (_tenant: Tenant, ids: string[], limit: number, filters?: RecommendFilters) =>
      ids
        .filter((id) => isThere(id, filters ?? {}))
        .slice(0, limit)
        .map((id) => ({ image_id: id, name: id }) as RecommendationItem),
  } as ImageHydrator;
  const recorder = { record: (row: RecordedPrompt) => void recorded.push(row) } as PromptRecorder;
  const encoder = new FakeEncoder();
  const service = new RecommendService(encoder, new TextVectorCache(encoder), index, hydrator, recorder);
  return { service, index, recorded };
}

const numberOf = (id: string) => Number(id.split('-')[1]);

describe('RecommendService', () => {
  it('answers best first, with as many as were asked for', async () => {
    const { service } = serve(50);
    const { results } = await service.recommend(tenant, { prompt: 'hat', numResults: 3 });
    expect(results.map((result) => result.image_id)).toEqual(['image-0', 'image-1', 'image-2']);
    expect(results.map((result) => result.score)).toEqual([1, 1, 0.9999]);
  });

  it('leaves out what was deleted since and fills up from further away', async () => {
    const { service } = serve(50, (id) => numberOf(id) >= 4);
    const { results } = await service.recommend(tenant, { prompt: 'hat', numResults: 3 });
    expect(results.map((result) => result.image_id)).toEqual(['image-4', 'image-5', 'image-6']);
  });

  it('looks further until enough pass a narrow filter', async () => {
    const { service, index } = serve(5_000, (id) => numberOf(id) % 500 === 499);
    const { results } = await service.recommend(tenant, {
      prompt: 'hat',
      numResults: 5,
      filters: { category: ['hat'] },
    });
    expect(results.map((result) => numberOf(result.image_id))).toEqual([499, 999, 1499, 1999, 2499]);
    expect(index.asked.length).toBeGreaterThan(1);
  });

  it('stops when the catalogue has no more', async () => {
    const { service } = serve(7, (id) => numberOf(id) === 6);
    const { results } = await service.recommend(tenant, { prompt: 'hat', numResults: 100, filters: {} });
    expect(results).toHaveLength(1);
  });

  it('records the prompt with what came of it', async () => {
    const { service, recorded } = serve(2);
    const { prompt_id } = await service.recommend(tenant, { prompt: 'A Hat', numResults: 10 });
    expect(recorded).toEqual([
      expect.objectContaining({
        id: prompt_id,
        apiKeyId: 'key',
        prompt: 'A Hat',
        numResults: 10,
        resultCount: 2,
      }),
    ]);
  });

  it('never compares vectors of two models', async () => {
    const { service, index } = serve(2);
    const other = { ...tenant, embeddingModel: 'fake@0' };
    await expect(service.recommend(other, { prompt: 'hat', numResults: 1 })).rejects.toMatchObject({
      code: 'INDEX_REBUILDING',
      kind: 'unavailable',
    });
    expect(index.asked).toEqual([]);
  });

  it('says that a prompt was cut', async () => {
    const { service } = serve(2);
    const { warnings } = await service.recommend(tenant, { prompt: 'hat '.repeat(40), numResults: 1 });
    expect(warnings).toEqual([expect.stringContaining('longer than the model reads')]);
  });
});
