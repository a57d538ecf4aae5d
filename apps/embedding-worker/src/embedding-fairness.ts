import type { ImageEmbeddingState } from '#catalog';
import { CREATE_EMBEDDING } from '#embedding/indexing';
import type { Fairness } from '#worker';

/** Photos that the worker encodes as one batch. */
const BATCH = 16;

/** Photos stand in a row of their shop's batches; a deletion is quick, and a wrong answer until it is done. */
export function embeddingFairness(state: Pick<ImageEmbeddingState, 'countPendingByKey'>): Fairness {
  return { name: CREATE_EMBEDDING, batch: BATCH, countByKey: (ids) => state.countPendingByKey(ids) };
}
