/** One photo's vector, and which of the item's photos was encoded where that is known. */
export type IndexedVector = { id: string; vector: Float32Array; generation?: number };

/** `mustExist`: the collection has held vectors before, and is not made again when it is not there. */
export type UpsertOptions = { mustExist?: boolean };

/** A photo near a prompt: cosine of the two vectors, −1…1. */
export type Neighbour = { id: string; cosine: number };

/**
 * Collections of unit vectors, one collection an API key and a model. Everything in it can be rebuilt from
 * Postgres and the photos.
 * Every call throws DependencyUnavailableError('chroma') when the index does not answer.
 */
export abstract class VectorIndex {
  /** Neighbours of one query, and ids of one list, at most. */
  abstract readonly maxBatch: number;
  /**
   * Adds or replaces. Creates the collection, marked with the model, when it is not there.
   * @throws CollectionLostError where it must be there and is not
   */
  abstract upsert(
    collection: string,
    model: string,
    vectors: readonly IndexedVector[],
    options?: UpsertOptions,
  ): Promise<void>;
  /**
   * Nearest first. A collection that nothing was stored in has no neighbours.
   * @throws CollectionLostError where the collection is gone: no answer is better than one of a part
   */
  abstract query(collection: string, vector: Float32Array, count: number): Promise<Neighbour[]>;
  /** The vectors of all the ids, however many, by id; what is not there is not in it. */
  abstract vectors(collection: string, ids: readonly string[]): Promise<Map<string, Float32Array>>;
  /** Ids of at most `maxBatch` vectors, in a stable order, beginning after the first `offset` ones. */
  abstract list(collection: string, offset: number): Promise<string[]>;
  abstract exists(collection: string): Promise<boolean>;
  /** Every collection that the index has, of whomever. */
  abstract collections(): Promise<Set<string>>;
  abstract delete(collection: string, ids: readonly string[]): Promise<void>;
  abstract count(collection: string): Promise<number>;
  /** Deleting what is not there is no error. */
  abstract deleteCollection(collection: string): Promise<void>;
  /** @throws when the index does not answer */
  abstract ping(): Promise<void>;
}
