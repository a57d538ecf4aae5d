import { describe, expect, it } from 'vitest';
import type {
  GroupsService,
  ImageHydrator,
  ItemFilter,
  RecommendationItem,
  TextMatches,
  TextPrompt,
  TextSearch,
} from '#catalog';
import { afterGathered, CursorCodec } from '#platform';
import { type Tenant, UNLIMITED } from '#tenant';
import { directionOf, encodersOf, FakeEncoder } from '#testing';
import { TextVectorCache } from '../encoder/text-vector-cache.js';
import type { LiveCollections } from '../indexing/live-collections.js';
import { CopiedVectorIndex } from '../vector-index/copied-vector-index.js';
import type { StoredVectors } from '../vector-index/stored-vectors.js';
import { type IndexedVector, type Neighbour, VectorIndex } from '../vector-index/vector-index.port.js';
import { CandidateSearch } from './candidate-search.js';
import { CatalogueModels } from './catalogue-models.js';
import { ExactSearch } from './exact-search.js';
import type { ImageVectors } from './image-vectors.js';
import { PageCursor } from './page-cursor.js';
import type { PopularItems } from './popular-items.js';
import type { PromptRecorder, RecordedPage, RecordedPrompt } from './prompt-recorder.js';
import { PromptVectors } from './prompt-vectors.js';
import { RecommendationPages } from './recommendation-pages.js';
import { RecommendService } from './recommend.service.js';
import { TextFusion } from './text-fusion.js';
import { TextSides } from './text-side.js';
import { UnknownGroups } from './unknown-groups.js';

const tenant: Tenant = {
  shopId: 'shop',
  apiKeyId: 'key',
  collection: 'collection',
  embeddingModel: 'fake@1',
  tokenId: 'token',
  tokenKind: 'secret',
  allowedOrigins: [],
  quotas: UNLIMITED,
  hostedRenderer: false,
  consentRequired: false,
};

/** A collection of `size` images, oldest first; the oldest or the newest are the nearest. Holds the port's limits. */
class FakeIndex extends VectorIndex {
  readonly maxBatch = 300;
  readonly asked: number[] = [];
  /** How many vectors were given at once. */
  readonly given: number[] = [];
  private direction: Float32Array = new Float32Array();
  private tellDirection = () => {};
  private readonly hasDirection = new Promise<void>((resolve) => (this.tellDirection = resolve));

  constructor(
    private readonly size: number,
    private readonly nearest: 'oldest' | 'newest',
  ) {
    super();
  }

  async query(_collection: string, vector: Float32Array, count: number): Promise<Neighbour[]> {
    if (count > this.maxBatch) throw new Error(`${count} neighbours, of at most ${this.maxBatch}`);
    this.asked.push(count);
    this.direction = vector;
    this.tellDirection();
    return Array.from({ length: Math.min(count, this.size) }, (_, at) => ({
      id: `image-${this.nearest === 'oldest' ? at : this.size - 1 - at}`,
      cosine: cosineOf(at),
    }));
  }

  /** Of the direction that was asked for last, as long as the cosine; before the first, they wait for it. */
  async vectors(_collection: string, ids: readonly string[]): Promise<Map<string, Float32Array>> {
    this.given.push(ids.length);
    await this.hasDirection;
    const there = ids.filter((id) => numberOf(id) < this.size);
    return new Map(there.map((id) => [id, this.direction.map((value) => value * this.cosineOf(id))]));
  }

  private cosineOf(id: string): number {
    return cosineOf(this.nearest === 'oldest' ? numberOf(id) : this.size - 1 - numberOf(id));
  }

  upsert = () => Promise.reject(new Error('not expected'));
  list = () => Promise.reject(new Error('not expected'));
  exists = () => Promise.reject(new Error('not expected'));
  collections = () => Promise.reject(new Error('not expected'));
  delete = () => Promise.reject(new Error('not expected'));
  count = () => Promise.reject(new Error('not expected'));
  deleteCollection = () => Promise.reject(new Error('not expected'));
  ping = () => Promise.reject(new Error('not expected'));
}

type Isthere = (id: string, filter: ItemFilter) => boolean;
type Setting = {
  encoder?: FakeEncoder;
  others?: FakeEncoder[];
  popular?: string[];
  group?: (id: string) => string | null;
  nearest?: 'oldest' | 'newest';
  /** What is put between the service and the index. */
  over?: (index: VectorIndex) => VectorIndex;
  /** What texts say, by item, best first. */
  texts?: Record<string, number>;
  unwantedTexts?: string[];
};

function serve(size: number, isThere: Isthere = () => true, setting: Setting = {}) {
  const { encoder = new FakeEncoder(), popular = [], group = () => null, nearest = 'oldest' } = setting;
  const index = new FakeIndex(size, nearest);
  const searched = setting.over?.(index) ?? index;
  const recorded: RecordedPrompt[] = [];
  const read: string[][] = [];
  const hydrator = {
    hydrate: async (_tenant: Tenant, ids: string[], limit: number, filter?: ItemFilter) => {
      read.push(ids);
      return ids
        .filter((id) => isThere(id, filter ?? {}))
        .slice(0, limit)
        .map((id) => ({ image_id: id, name: id, variant_group: group(id) }) as RecommendationItem);
    },
    matching: async (_tenant: Tenant, filter: ItemFilter, limit: number, after = 'image--1') =>
      Array.from({ length: size }, (_, at) => `image-${at}`)
        .filter((id) => isThere(id, filter) && numberOf(id) > numberOf(after))
        .slice(0, limit),
  } as ImageHydrator;
  const recorder = {
    record: (row: RecordedPrompt) => void recorded.push(row),
    recordPage: ({ shown }: RecordedPage) => void recorded.at(-1)?.shown.push(...shown),
  } as PromptRecorder;
  const matches: TextMatches = {
    shares: new Map(Object.entries(setting.texts ?? {})),
    isCut: false,
    query: undefined,
    unwanted: setting.unwantedTexts && 'a query',
  };
  const asked: string[] = [];
  const unwanted: (readonly string[])[] = [];
  const texts = {
    find: async (_tenant: Tenant, prompt: TextPrompt) => {
      asked.push(prompt.wanted);
      unwanted.push(prompt.unwanted);
      return matches;
    },
    unwantedOf: async (_tenant: Tenant, _query: string, ids: readonly string[]) =>
      new Set(ids.filter((id) => setting.unwantedTexts?.includes(id))),
  } as Partial<TextSearch> as TextSearch;
  const pages = new RecommendationPages(
    searched,
    new CandidateSearch(searched, hydrator, new ExactSearch(searched, hydrator)),
    hydrator,
    { idsOf: async () => popular } as unknown as PopularItems,
    new PageCursor(new CursorCodec('secret of this spec')),
    new TextFusion(hydrator),
  );
  const sides = new TextSides(texts, hydrator, searched);
  const vectors = new PromptVectors(new TextVectorCache());
  const collections = { find: async () => undefined } as unknown as LiveCollections;
  const models = new CatalogueModels(encodersOf(encoder, ...(setting.others ?? [])), collections);
  const images = { of: async () => directionOf('an item') } as unknown as ImageVectors;
  const photos = { of: async (photo: Buffer) => directionOf(photo) };
  const groups = {
    list: async () => ({
      items: [
        { name: 'Dresses', image_count: 9 },
        { name: 'Hats', image_count: 0 },
      ],
      next_cursor: null,
    }),
  } as unknown as GroupsService;
  const unknown = new UnknownGroups(groups);
  const service = new RecommendService(models, vectors, images, photos, pages, recorder, sides, unknown, {
    TEXT_WEIGHT: 0.6,
  });
  return { service, index, recorded, asked, unwanted, read };
}

const cosineOf = (at: number) => 1 - at / 1e4;
const numberOf = (id: string) => Number(id.slice('image-'.length));

describe('RecommendService', () => {
  it('answers best first, with as many as were asked for', async () => {
    const { service } = serve(50);
    const { results } = await service.recommend(tenant, { prompt: 'hat', numResults: 3 });
    expect(results.map((result) => result.image_id)).toEqual(['image-0', 'image-1', 'image-2']);
    expect(results.map((result) => result.score)).toEqual([1, 1, 0.9999]);
  });

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

  it("asks with the encoder of the collection's own model, whatever is configured", async () => {
    const [encoder, other] = [new FakeEncoder('fake@1'), new FakeEncoder('other@1')];
    const { service } = serve(2, undefined, { encoder, others: [other] });
    const moved = { ...tenant, embeddingModel: 'other@1' };
    expect(await service.recommend(moved, { prompt: 'hat', numResults: 1 })).toMatchObject({
      model: 'other@1',
    });
    expect([encoder.texts, other.texts]).toEqual([[], ['hat']]);
  });

  it('searches no collection of a catalogue that has no model yet', async () => {
    const { service, index } = serve(2);
    const empty = { ...tenant, embeddingModel: null };
    expect((await service.recommend(empty, { prompt: 'hat', numResults: 1 })).results).toEqual([]);
    expect(index.asked).toEqual([]);
  });

  it('asks for what was read, and says what that is', async () => {
    const encoder = Object.assign(new FakeEncoder(), {
      knowsWord: (text: string) => !/umbrella|kleid/i.test(text),
    });
    const { service, index } = serve(50, undefined, { encoder });
    const answer = await service.recommend(tenant, { prompt: 'rotes Kleid, nicht gestreift', numResults: 3 });
    expect(answer.understood).toEqual({
      classes: [{ name: 'dress', share: 1 }],
      colours: ['red'],
      not: ['striped'],
    });
    expect(encoder.texts.toSorted()).toEqual(['red dress', 'striped']);
    const { understood } = await service.recommend(tenant, { prompt: 'for a wedding', numResults: 3 });
    expect(understood?.classes.slice(0, 2).map(({ name }) => name)).toEqual(['dress', 'suit']);
    expect(encoder.texts).toEqual(expect.arrayContaining(['dress', 'suit', 'blazer']));
    // One question to the index, whatever goes with it.
    expect(index.asked).toHaveLength(2);
    const similar = await service.similar(tenant, 'image-7', { numResults: 3 });
    expect(similar.understood).toBeUndefined();
  });

  describe('when nothing fits', () => {
    const unsure = () => {
      const encoder = new FakeEncoder();
      return Object.assign(encoder, { model: { ...encoder.model, floor: 0.5, score: () => 0.2 } });
    };

    it('gives the closest and says so', async () => {
      const { service, recorded } = serve(20, undefined, { encoder: unsure() });
      const answer = await service.recommend(tenant, { prompt: 'a lawn mower', numResults: 3 });
      expect(answer).toMatchObject({ fallback_used: 'closest', results: [{}, {}, {}] });
      expect(recorded).toMatchObject([{ fallbackUsed: 'closest', resultCount: 3 }]);
    });

    it('takes near photos for no match where the model does not know the words', async () => {
      const encoder = new FakeEncoder();
      const strict = Object.assign(encoder, { model: { ...encoder.model, floor: 0.6 } });
      const { service } = serve(20, undefined, { encoder: strict });
      const request = { prompt: 'a lawn mower', numResults: 3 };
      expect(await service.recommend(tenant, request)).toMatchObject({ fallback_used: null });
      strict.foreign.add(request.prompt);
      expect(
        await serve(20, undefined, { encoder: strict }).service.recommend(tenant, request),
      ).toMatchObject({
        fallback_used: 'closest',
        results: [{ score: 0.5 }, {}, {}],
        warnings: [expect.stringContaining('knows no clothes by these words')],
      });
    });

    it('gives nothing where nothing is wanted', async () => {
      const { service } = serve(20, undefined, { encoder: unsure() });
      const answer = await service.recommend(tenant, { prompt: 'x', numResults: 3, fallback: 'none' });
      expect(answer).toMatchObject({ fallback_used: 'none', results: [], next_cursor: null });
    });

    it('says which groups of a filter that leaves nothing have no items, and of no fallback', async () => {
      const { service } = serve(20, (_id, { category }) => category === undefined);
      const ask = (category: string[]) =>
        service.recommend(tenant, { prompt: 'hat', numResults: 3, filters: { category } });
      expect(await ask(['dress', 'hats', ' DRESSES'])).toMatchObject({
        results: [],
        fallback_used: null,
        warnings: ['No item is in the category "dress" or "hats"; there are: Dresses.'],
      });
      expect((await ask(['dresses'])).warnings).toBeUndefined();
      expect(await serve(0).service.recommend(tenant, { prompt: 'hat', numResults: 3 })).toMatchObject({
        results: [],
        fallback_used: null,
      });
    });

    it('gives what is popular, in pages, and the closest where nothing is', async () => {
      const popular = ['image-7', 'image-3', 'image-gone', 'image-5'];
      const { service } = serve(20, (id) => numberOf(id) >= 0, { encoder: unsure(), popular });
      const request = { prompt: 'x', numResults: 3, fallback: 'popular' as const };
      const first = await service.recommend(tenant, request);
      const second = await service.recommend(tenant, { ...request, cursor: first.next_cursor ?? '' });
      expect([first.fallback_used, second.fallback_used]).toEqual(['popular', 'popular']);
      expect([...first.results, ...second.results].map(({ image_id }) => image_id)).toEqual([
        'image-7',
        'image-3',
        'image-5',
        'image-0',
        'image-1',
        'image-2',
      ]);
      const quiet = serve(20, undefined, { encoder: unsure() });
      expect((await quiet.service.recommend(tenant, request)).fallback_used).toBe('closest');
    });

    it('takes the floor that is asked for in place of its own', async () => {
      const { service } = serve(20, undefined, { encoder: unsure() });
      const fine = await service.recommend(tenant, { prompt: 'x', numResults: 3, minScore: 0.1 });
      expect(fine.fallback_used).toBeNull();
      const cut = serve(2_000);
      const { results } = await cut.service.recommend(tenant, {
        prompt: 'x',
        numResults: 50,
        minScore: 0.999,
      });
      expect(results).toHaveLength(21);
    });
  });

  describe('in pages', () => {
    it('shows each item once, in order, though items come and go in between', async () => {
      const gone = new Set<string>();
      const { service } = serve(60, (id) => !gone.has(id));
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await service.recommend(tenant, { prompt: 'hat', numResults: 10, cursor });
        seen.push(...page.results.map(({ image_id }) => image_id));
        for (const id of ['image-3', 'image-25']) gone.add(id);
        cursor = page.next_cursor ?? undefined;
      } while (cursor !== undefined);
      const expected = Array.from({ length: 60 }, (_, at) => `image-${at}`).filter((id) => id !== 'image-25');
      expect(seen).toEqual(expected);
    });

    it('records one prompt, which all pages name', async () => {
      const { service, recorded } = serve(60);
      const first = await service.recommend(tenant, { prompt: 'hat', numResults: 10 });
      const cursor = first.next_cursor ?? '';
      const second = await service.recommend(tenant, { prompt: 'hat', numResults: 10, cursor });
      expect(second.prompt_id).toBe(first.prompt_id);
      expect(recorded).toHaveLength(1);
      const shown = [...first.results, ...second.results].map(({ image_id }) => image_id);
      expect(recorded[0]?.shown).toEqual(shown);
    });

    it.each([
      ['another prompt', { prompt: 'dress' }],
      ['other filters', { prompt: 'hat', filters: { price_max: 3 } }],
      ['another diversity', { prompt: 'hat', diversity: 0.2 }],
    ])('refuses a cursor of %s', async (_what, request) => {
      const { service } = serve(60);
      const { next_cursor } = await service.recommend(tenant, { prompt: 'hat', numResults: 10 });
      const refused = service.recommend(tenant, { ...request, numResults: 10, cursor: next_cursor ?? '' });
      await expect(refused).rejects.toMatchObject({ code: 'INVALID_REQUEST', errors: [{ path: 'cursor' }] });
    });

    it('refuses a cursor of another key', async () => {
      const { service } = serve(60);
      const { next_cursor } = await service.recommend(tenant, { prompt: 'hat', numResults: 10 });
      const other = { ...tenant, apiKeyId: 'other' };
      await expect(
        service.recommend(other, { prompt: 'hat', numResults: 10, cursor: next_cursor ?? '' }),
      ).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
    });
  });

  it('shows the best of each variant group, on all pages together', async () => {
    const group = (id: string) => (numberOf(id) < 30 ? `group-${numberOf(id) % 3}` : null);
    const { service } = serve(60, undefined, { group });
    const first = await service.recommend(tenant, { prompt: 'hat', numResults: 4 });
    expect(first.results.map(({ image_id }) => numberOf(image_id))).toEqual([0, 1, 2, 30]);
    const cursor = first.next_cursor ?? '';
    const second = await service.recommend(tenant, { prompt: 'hat', numResults: 4, cursor });
    expect(second.results.map(({ image_id }) => numberOf(image_id))).toEqual([31, 32, 33, 34]);
    const all = await service.recommend(tenant, { prompt: 'hat', numResults: 4, collapseVariants: false });
    expect(all.results.map(({ image_id }) => numberOf(image_id))).toEqual([0, 1, 2, 3]);
  });

  describe('with texts that say something', () => {
    const idsOf = ({ results }: { results: { image_id: string }[] }) =>
      results.map(({ image_id }) => image_id);
    const request = { prompt: 'hat', numResults: 4 };

    it('puts an item first whose text says the prompt, however far its photo is', async () => {
      const { service } = serve(5_000, undefined, { texts: { 'image-4000': 1 } });
      const { results } = await service.recommend(tenant, request);
      expect(results.map(({ image_id }) => image_id)).toEqual([
        'image-4000',
        'image-0',
        'image-1',
        'image-2',
      ]);
      expect(results[0]?.score).toBe(0.95);
    });

    it('gives the same items first, whatever the size of a page', async () => {
      // Each text says all; the photos of some are near, of others far.
      const far = Array.from({ length: 150 }, (_, at) => [`image-${2_000 + at}`, at < 100 ? 0.5 : 0.4]);
      const near = { 'image-6': 1, 'image-12': 0.8, 'image-30': 0.8, 'image-45': 0.3 };
      const texts = { ...near, 'image-4000': 1, ...Object.fromEntries(far), 'image-50': 0.4 };
      const { service } = serve(5_000, undefined, { texts });
      const long = idsOf(await service.recommend(tenant, { ...request, numResults: 60 }));
      expect(long.slice(0, 2)).toEqual(['image-6', 'image-12']);
      for (const numResults of [1, 3, 8, 20, 40])
        expect(idsOf(await service.recommend(tenant, { ...request, numResults }))).toEqual(
          long.slice(0, numResults),
        );
      const seen: string[] = [];
      for (let cursor: string | undefined; seen.length < 60;) {
        const page = await service.recommend(tenant, { ...request, cursor });
        seen.push(...idsOf(page));
        cursor = page.next_cursor ?? undefined;
      }
      expect(seen).toEqual(long);
    });

    it('orders items whose texts say the same by their photos', async () => {
      const { service } = serve(5_000, undefined, {
        texts: { 'image-4000': 1, 'image-9': 1, 'image-70': 1 },
      });
      expect(idsOf(await service.recommend(tenant, request)).slice(0, 3)).toEqual([
        'image-9',
        'image-70',
        'image-4000',
      ]);
    });

    it('leaves order and scores alone where the weight is 0, and where texts say nothing', async () => {
      const without = await serve(50).service.recommend(tenant, request);
      const { service } = serve(50, undefined, { texts: { 'image-40': 1 } });
      const weightless = await service.recommend(tenant, { ...request, textWeight: 0 });
      expect(weightless.results).toEqual(without.results);
    });

    it('lets a text that says little of the prompt pass no photo that fits', async () => {
      const { service } = serve(5_000, undefined, { texts: { 'image-4000': 0.2 } });
      expect(idsOf(await service.recommend(tenant, request))[0]).toBe('image-0');
    });

    it('counts texts alone where the weight is 1', async () => {
      const { service } = serve(50, undefined, { texts: { 'image-40': 0.9, 'image-2': 0.3 } });
      const { results } = await service.recommend(tenant, { ...request, textWeight: 1 });
      expect(results.map(({ image_id }) => image_id)).toEqual(['image-40', 'image-2', 'image-0', 'image-1']);
    });

    it('takes no photo into account and does not warn where only a text knows the words', async () => {
      const encoder = new FakeEncoder();
      const strict = Object.assign(encoder, { model: { ...encoder.model, floor: 0.6 } });
      strict.foreign.add('nike air max');
      const { service } = serve(50, undefined, { encoder: strict, texts: { 'image-40': 1, 'image-30': 1 } });
      const answer = await service.recommend(tenant, { prompt: 'nike air max', numResults: 3 });
      expect(idsOf(answer)).toEqual(['image-40', 'image-30', 'image-0']);
      expect(answer).toMatchObject({ fallback_used: null });
      expect(answer.warnings).toBeUndefined();
    });

    it('gives the filtered, each variant and each page what texts found, once', async () => {
      const group = (id: string) => (['image-40', 'image-41'].includes(id) ? 'one product' : null);
      const isThere = (id: string, { category }: ItemFilter) => category === undefined || id !== 'image-42';
      const setting = { group, texts: { 'image-41': 1, 'image-40': 1, 'image-42': 1, 'image-43': 1 } };
      const { service } = serve(60, isThere, setting);
      const filtered = { prompt: 'hat', numResults: 3, filters: { category: ['hat'] } };
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await service.recommend(tenant, { ...filtered, cursor });
        seen.push(...idsOf(page));
        cursor = page.next_cursor ?? undefined;
      } while (cursor !== undefined);
      expect(seen.slice(0, 3)).toEqual(['image-40', 'image-43', 'image-0']);
      expect(new Set(seen).size).toBe(seen.length);
      const expected = Array.from({ length: 60 }, (_, at) => `image-${at}`);
      const dropped = ['image-41', 'image-42'];
      expect(seen.toSorted()).toEqual(expected.filter((id) => !dropped.includes(id)).toSorted());
    });

    it('puts back what a text says to be what is not wanted', async () => {
      const { service } = serve(50, undefined, {
        texts: { 'image-1': 1 },
        unwantedTexts: ['image-1', 'image-0'],
      });
      const answer = await service.recommend(tenant, { ...request, numResults: 50, exclude: ['leather'] });
      expect(idsOf(answer).slice(-2).toSorted()).toEqual(['image-0', 'image-1']);
    });

    it('leaves "ones" out of what is not wanted', async () => {
      const encoder = new FakeEncoder();
      const { service, unwanted } = serve(50, undefined, { encoder });
      await service.recommend(tenant, { ...request, exclude: ['black ones'] });
      await service.recommend(tenant, { ...request, prompt: 'hat, no black ones' });
      expect(unwanted).toEqual([['black'], ['black']]);
      expect(encoder.texts).toContain('black');
      expect(encoder.texts).not.toContain('black ones');
    });

    it('lets no text pass that does not say what its photo shows, and is not wanted', async () => {
      // Photos are as far from "black" as from "shoes": all of them show it, the first the most.
      const texts = { 'image-0': 1, 'image-4000': 1 };
      const black = new FakeEncoder();
      const score = (cosine: number) => (cosine > 0.99 ? 0.98 : 0);
      Object.assign(black, { model: { ...black.model, score } });
      black.encodeText = async () => ({ vector: directionOf('x'), truncated: false, understood: true });
      const { service } = serve(5_000, undefined, { encoder: black, texts });
      const { results } = await service.recommend(tenant, { prompt: 'shoes, not black', numResults: 3 });
      expect(results[0]).toMatchObject({ image_id: 'image-4000', score: 0.95 });
      expect(results.find(({ image_id: id }) => id === 'image-0')?.score ?? 0).toBeLessThan(0.05);
      const wanted = await service.recommend(tenant, { prompt: 'shoes', numResults: 3 });
      expect(idsOf(wanted)[0]).toBe('image-0');
    });

    it('counts texts beside a photo as much as the words', async () => {
      const { service } = serve(5_000, undefined, { texts: { 'image-4000': 1 } });
      const photo = Buffer.from('a photo');
      const firstBy = async (prompt: string | undefined, photoWeight: number) =>
        idsOf(await service.byPhoto(tenant, { photo, prompt, photoWeight, numResults: 4 }))[0];
      expect(await firstBy('hat', 0)).toBe('image-4000');
      expect(await firstBy('hat', 1)).toBe('image-0');
      expect(await firstBy(undefined, 0.5)).toBe('image-0');
    });

    it('asks the texts once for a prompt that comes again at once, and reads its items each time', async () => {
      const sold = new Set<string>();
      const { service, asked } = serve(5_000, (id) => !sold.has(id), {
        texts: { 'image-4000': 1, 'image-3000': 0.9 },
      });
      expect(idsOf(await service.recommend(tenant, request)).slice(0, 2)).toEqual([
        'image-4000',
        'image-3000',
      ]);
      sold.add('image-4000');
      expect(idsOf(await service.recommend(tenant, request))[0]).toBe('image-3000');
      expect(asked).toEqual(['hat']);
      await service.recommend(tenant, { ...request, filters: { price_max: 3 } });
      expect(asked).toEqual(['hat', 'hat']);
    });

    it('searches texts while the prompt is encoded, and reads their items while photos are searched', async () => {
      let encode = () => {};
      const encoded = new Promise<void>((resolve) => (encode = resolve));
      class SlowEncoder extends FakeEncoder {
        override async encodeText(prompt: string) {
          await encoded;
          return super.encodeText(prompt);
        }
      }
      const setting = { encoder: new SlowEncoder(), texts: { 'image-4000': 1 } };
      const { service, index, asked, read } = serve(5_000, undefined, setting);
      const answer = service.recommend(tenant, request);
      for (let turns = 0; turns < 4; turns++) await afterGathered();
      expect({ asked, read, photos: index.asked }).toEqual({ asked: ['hat'], read: [], photos: [] });
      encode();
      expect(idsOf(await answer)[0]).toBe('image-4000');
      expect(read).toContainEqual(['image-4000']);
    });

    it('spreads a page over what texts found too', async () => {
      const { service } = serve(50, undefined, { texts: { 'image-40': 1 } });
      expect(idsOf(await service.recommend(tenant, { ...request, diversity: 0.3 }))[0]).toBe('image-40');
    });
  });

  it('says that a prompt was cut', async () => {
    const { service } = serve(2);
    const { warnings } = await service.recommend(tenant, { prompt: 'hat '.repeat(40), numResults: 1 });
    expect(warnings).toEqual([expect.stringContaining('longer than the model reads')]);
  });
});
