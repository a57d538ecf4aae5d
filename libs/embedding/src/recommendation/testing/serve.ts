import type {
  GroupsService,
  ImageHydrator,
  ItemFilter,
  RecommendationItem,
  TextMatches,
  TextPrompt,
  TextSearch,
  TextShare,
} from '#catalog';
import { CursorCodec } from '#platform';
import { type Tenant, UNLIMITED } from '#tenant';
import { directionOf, encodersOf, FakeEncoder } from '#testing';
import { TextVectorCache } from '../../encoder/text-vector-cache.js';
import type { LiveCollections } from '../../indexing/live-collections.js';
import { type Neighbour, VectorIndex } from '../../vector-index/vector-index.port.js';
import { AskerMarks } from '../asker-marks.js';
import { CandidateSearch } from '../candidate-search.js';
import { CatalogueModels } from '../catalogue-models.js';
import { ExactSearch } from '../exact-search.js';
import type { ImageVectors } from '../image-vectors.js';
import { PageCursor } from '../page-cursor.js';
import type { PopularItems } from '../popular-items.js';
import type { PromptRecorder, RecordedPage, RecordedPrompt } from '../prompt-recorder.js';
import { PromptVectors } from '../prompt-vectors.js';
import { RecommendationPages } from '../recommendation-pages.js';
import { RecommendService } from '../recommend.service.js';
import { TextFusion } from '../text-fusion.js';
import { TextSides } from '../text-side.js';
import { UnknownGroups } from '../unknown-groups.js';

/** Whoever asks in these specs: its collection is of the model of `FakeEncoder`. */
export const tenant: Tenant = {
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

type IsThere = (id: string, filter: ItemFilter) => boolean;
type Setting = {
  encoder?: FakeEncoder;
  others?: FakeEncoder[];
  popular?: string[];
  group?: (id: string) => string | null;
  nearest?: 'oldest' | 'newest';
  /** What is put between the service and the index. */
  over?: (index: VectorIndex) => VectorIndex;
  /** What texts say, by item, best first. */
  texts?: Record<string, number | TextShare>;
  unwantedTexts?: string[];
};

/**
 * The service on a catalogue of `size` items, `image-0` and on, of which each is there that `isThere` says; with what
 * was recorded, and what the index, the texts and the rows were asked.
 */
export function serve(size: number, isThere: IsThere = () => true, setting: Setting = {}) {
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
    shares: new Map(
      Object.entries(setting.texts ?? {}).map(([id, share]) => [
        id,
        typeof share === 'number' ? { whole: share, besidePhotos: share } : share,
      ]),
    ),
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
  const marks = new AskerMarks({ SIGNING_SECRET: ['secret of this spec'] });
  const service = new RecommendService(
    models,
    vectors,
    images,
    photos,
    pages,
    recorder,
    marks,
    sides,
    unknown,
    {
      TEXT_WEIGHT: 0.6,
    },
  );
  return { service, index, recorded, asked, unwanted, read };
}

const cosineOf = (at: number) => 1 - at / 1e4;
/** Of an item's id. */
export const numberOf = (id: string) => Number(id.slice('image-'.length));

/** What was answered, by ids. */
export const idsOf = ({ results }: { results: readonly { image_id: string }[] }) =>
  results.map(({ image_id }) => image_id);
