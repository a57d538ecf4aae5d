import { CollectionLostError } from './collection-lost.error.js';
import type { StoredVectors } from './stored-vectors.js';
import { type IndexedVector, type Neighbour, type UpsertOptions, VectorIndex } from './vector-index.port.js';

/**
 * An index whose vectors are kept in Postgres as well: the index finds the nearest of many, Postgres gives the exact
 * vectors of a few. What the copy misses comes from the index and is added to it.
 */
export class CopiedVectorIndex extends VectorIndex {
  readonly maxBatch: number;

  constructor(
    private readonly index: VectorIndex,
    private readonly copy: StoredVectors,
  ) {
    super();
    this.maxBatch = index.maxBatch;
  }

  /** The index first: should the copy fail, the job is done once more. */
  async upsert(
    collection: string,
    model: string,
    vectors: readonly IndexedVector[],
    options?: UpsertOptions,
  ): Promise<void> {
    await this.index.upsert(collection, model, vectors, options);
    await this.keep(collection, vectors);
  }

  /**
   * A collection that is not there is empty where Postgres agrees. Else it is lost, or was replaced a moment ago: whoever
   * was told of it asks again.
   */
  async query(collection: string, vector: Float32Array, count: number): Promise<Neighbour[]> {
    try {
      return await this.index.query(collection, vector, count);
    } catch (error) {
      if (error instanceof CollectionLostError && (await this.copy.mayBeEmpty(collection))) return [];
      throw error;
    }
  }

  async vectors(collection: string, ids: readonly string[]): Promise<Map<string, Float32Array>> {
    const found = await this.copy.find(collection, ids);
    const missing = ids.filter((id) => !found.has(id));
    if (missing.length === 0) return found;
    const fetched = await this.index.vectors(collection, missing);
    const records = [...fetched].map(([id, vector]) => ({ id, vector }));
    await this.keep(collection, records);
    return new Map([...found, ...fetched]);
  }

  list(collection: string, offset: number): Promise<string[]> {
    return this.index.list(collection, offset);
  }

  exists(collection: string): Promise<boolean> {
    return this.index.exists(collection);
  }

  collections(): Promise<Set<string>> {
    return this.index.collections();
  }

  async delete(collection: string, ids: readonly string[]): Promise<void> {
    await this.index.delete(collection, ids);
    await this.copy.delete(collection, ids);
  }

  count(collection: string): Promise<number> {
    return this.index.count(collection);
  }

  async deleteCollection(collection: string): Promise<void> {
    await this.index.deleteCollection(collection);
    await this.copy.deleteCollection(collection);
  }

  ping(): Promise<void> {
    return this.index.ping();
  }

  private async keep(collection: string, vectors: readonly IndexedVector[]): Promise<void> {
    for (let start = 0; start < vectors.length; start += this.maxBatch) {
      await this.copy.put(collection, vectors.slice(start, start + this.maxBatch));
    }
  }
}
