/** One photo's vector. */
export type IndexedVector = { id: string; vector: Float32Array };

/** A photo near a prompt: cosine of the two vectors, −1…1. */
export type Neighbour = { id: string; cosine: number };

/**
 * Collections of unit vectors, one collection an API key and a model. Everything in it can be rebuilt from
 * Postgres and the photos.
 * Every call throws DependencyUnavailableError('chroma') when the index does not answer.
 */
export abstract class VectorIndex {
  /** Records of one write, and of one answer, at most. */
  abstract readonly maxBatch: number;
  /** Adds or replaces. Creates the collection, marked with the model, when it is not there. */
  abstract upsert(collection: string, model: string, vectors: readonly IndexedVector[]): Promise<void>;
  /** Nearest first. A collection that is not there has no neighbours. */
  abstract query(collection: string, vector: Float32Array, count: number): Promise<Neighbour[]>;
  /** The vectors of ids, by id; what is not there is not in it. */
  abstract vectors(collection: string, ids: readonly string[]): Promise<Map<string, Float32Array>>;
  abstract delete(collection: string, ids: readonly string[]): Promise<void>;
  abstract count(collection: string): Promise<number>;
  /** Deleting what is not there is no error. */
  abstract deleteCollection(collection: string): Promise<void>;
  /** @throws when the index does not answer */
  abstract ping(): Promise<void>;
}
