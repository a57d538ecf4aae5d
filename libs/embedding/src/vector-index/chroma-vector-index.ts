import {
  ChromaClient,
  ChromaConnectionError,
  ChromaForbiddenError,
  ChromaNotFoundError,
  ChromaQuotaExceededError,
  ChromaRateLimitError,
  ChromaServerError,
  ChromaUnauthorizedError,
  type Collection,
} from 'chromadb';
import { LRUCache } from 'lru-cache';
import { DependencyUnavailableError, KeyedBatcher, TimedOutError, withTimeout } from '#platform';
import { ChromaQuery } from './chroma-query.js';
import type { ChromaServer } from './chroma-server.js';
import { CollectionLostError } from './collection-lost.error.js';
import { type IndexedVector, type Neighbour, type UpsertOptions, VectorIndex } from './vector-index.port.js';

const MAX_HANDLES = 20_000;
/** Chroma's cost is nearly all per request: queries of one collection that meet go as one. */
const GATHERED = { maxBatch: 16, maxWaitMs: 0, maxConcurrent: 2 };
const TIMEOUT_MS = 8_000;
const COLLECTIONS_AT_ONCE = 1_000;

/** Chroma over HTTP, cosine space. Handles of collections are kept, so that a query is one round trip. */
export class ChromaVectorIndex extends VectorIndex {
  readonly maxBatch = 300;
  private readonly client: ChromaClient;
  private readonly hotQuery: ChromaQuery;
  private readonly queries = new KeyedBatcher<Float32Array, Neighbour[]>(
    (key, vectors) => this.queryMany(key, vectors),
    GATHERED,
  );
  private readonly handles = new LRUCache<string, Collection>({ max: MAX_HANDLES });

  constructor(given: string | ChromaServer) {
    super();
    const { url, ...entry } = typeof given === 'string' ? { url: given } : given;
    this.hotQuery = new ChromaQuery(url, entry.headers);
    const { hostname, port, protocol } = new URL(url);
    const ssl = protocol === 'https:';
    this.client = new ChromaClient({
      host: hostname,
      port: Number(port || (ssl ? 443 : 80)),
      ssl,
      ...entry,
    });
  }

  async upsert(
    collection: string,
    model: string,
    vectors: readonly IndexedVector[],
    { mustExist = false }: UpsertOptions = {},
  ): Promise<void> {
    const lookUp = () => (mustExist ? this.open(collection) : this.create(collection, model));
    await orLost(
      collection,
      this.withHandle(collection, lookUp, async (handle) => {
        for (let start = 0; start < vectors.length; start += this.maxBatch) {
          const batch = vectors.slice(start, start + this.maxBatch);
          await handle.upsert({
            ids: batch.map(({ id }) => id),
            embeddings: batch.map(({ vector }) => Array.from(vector)),
          });
        }
      }),
    );
  }

  async query(collection: string, vector: Float32Array, count: number): Promise<Neighbour[]> {
    return this.queries.add(JSON.stringify([collection, count]), vector);
  }

  async vectors(collection: string, ids: readonly string[]): Promise<Map<string, Float32Array>> {
    const found = new Map<string, Float32Array>();
    for (let start = 0; start < ids.length; start += this.maxBatch) {
      const batch = ids.slice(start, start + this.maxBatch);
      const answer = await this.ifThere(collection, (handle) =>
        handle.get({ ids: batch, include: ['embeddings'] }),
      );
      for (const [at, id] of (answer?.ids ?? []).entries()) {
        const vector = answer?.embeddings[at];
        if (vector) found.set(id, Float32Array.from(vector));
      }
    }
    return found;
  }

  async list(collection: string, offset: number): Promise<string[]> {
    const page = await this.ifThere(collection, (handle) =>
      handle.get({ limit: this.maxBatch, offset, include: [] }),
    );
    return page?.ids ?? [];
  }

  async exists(collection: string): Promise<boolean> {
    // A kept handle says nothing of now.
    this.handles.delete(collection);
    return (await this.ifThere(collection, (handle) => handle.count())) !== undefined;
  }

  async collections(): Promise<Set<string>> {
    const names = new Set<string>();
    for (let offset = 0; ; offset += COLLECTIONS_AT_ONCE) {
      const page = await answered(this.client.listCollections({ limit: COLLECTIONS_AT_ONCE, offset }));
      for (const { name } of page) names.add(name);
      if (page.length < COLLECTIONS_AT_ONCE) return names;
    }
  }

  async delete(collection: string, ids: readonly string[]): Promise<void> {
    await this.ifThere(collection, (handle) => handle.delete({ ids: [...ids] }));
  }

  async count(collection: string): Promise<number> {
    return (await this.ifThere(collection, (handle) => handle.count())) ?? 0;
  }

  async deleteCollection(collection: string): Promise<void> {
    this.handles.delete(collection);
    try {
      await answered(this.client.deleteCollection({ name: collection }));
    } catch (error) {
      if (!(error instanceof ChromaNotFoundError)) throw error;
    }
  }

  async ping(): Promise<void> {
    await answered(this.client.heartbeat());
  }

  private async queryMany(key: string, vectors: Float32Array[]): Promise<Neighbour[][]> {
    const [collection, count] = JSON.parse(key) as [string, number];
    const answers = await orLost(
      collection,
      this.withHandle(
        collection,
        () => this.open(collection),
        (handle) => this.hotQuery.nearest(handle, vectors, count),
      ),
    );
    return answers.map(({ ids, distances }) =>
      ids.map((id, at) => ({ id, cosine: 1 - (distances[at] ?? 2) })),
    );
  }

  private open(collection: string): Promise<Collection> {
    return this.client.getCollection({ name: collection });
  }

  private create(collection: string, model: string): Promise<Collection> {
    return this.client.getOrCreateCollection({
      name: collection,
      metadata: { model },
      configuration: { hnsw: { space: 'cosine' } },
      embeddingFunction: null,
    });
  }

  /** `undefined` where the collection does not exist. */
  private async ifThere<T>(
    collection: string,
    work: (handle: Collection) => Promise<T>,
  ): Promise<T | undefined> {
    try {
      return await this.withHandle(collection, () => this.open(collection), work);
    } catch (error) {
      if (error instanceof ChromaNotFoundError) return undefined;
      throw error;
    }
  }

  /** A kept handle may be of a collection that was deleted and made again: it is then looked up once more. */
  private async withHandle<T>(
    collection: string,
    lookUp: () => Promise<Collection>,
    work: (handle: Collection) => Promise<T>,
  ): Promise<T> {
    const kept = this.handles.get(collection);
    if (kept !== undefined) {
      try {
        return await answered(work(kept));
      } catch (error) {
        if (!(error instanceof ChromaNotFoundError)) throw error;
        this.handles.delete(collection);
      }
    }
    const fresh = await answered(lookUp());
    this.handles.set(collection, fresh);
    return answered(work(fresh));
  }
}

async function orLost<T>(collection: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw cause instanceof ChromaNotFoundError ? new CollectionLostError(collection, { cause }) : cause;
  }
}

/**
 * What says that Chroma cannot be used now, whatever it is asked, with what an operator is told where it answers: waiting
 * may not help then, and nothing that waits is to blame.
 */
const AWAY = [
  [TimedOutError, undefined],
  [ChromaConnectionError, undefined],
  [ChromaServerError, undefined],
  [ChromaRateLimitError, undefined],
  [ChromaUnauthorizedError, 'Unauthorized'],
  [ChromaForbiddenError, 'Forbidden'],
  [ChromaQuotaExceededError, 'QuotaExceeded'],
] as const;

/** Chroma's outages as ours; what it refuses for a reason stays as it is. */
async function answered<T>(work: Promise<T>): Promise<T> {
  try {
    return await withTimeout(work, TIMEOUT_MS);
  } catch (cause) {
    const away = AWAY.find(([kind]) => cause instanceof kind);
    throw away ? new DependencyUnavailableError('chroma', { cause, reason: away[1] }) : cause;
  }
}
