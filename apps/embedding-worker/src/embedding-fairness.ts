import type { ImageEmbeddingState } from '#catalog';
import { CREATE_EMBEDDING } from '#embedding/indexing';
import type { Fairness } from '#worker';

/**
 * Photos of one shop that stand together in the row before the next shop's: as many as a worker encodes together on a CPU.
 * A GPU takes more at once, of several shops then.
 */
const TURN = 16;

/** Photos stand in a row of their shops' turns; a deletion is quick, and a wrong answer until it is done. */
export function embeddingFairness(state: Pick<ImageEmbeddingState, 'countPendingByKey'>): Fairness {
  return { name: CREATE_EMBEDDING, batch: TURN, countByKey: (ids) => state.countPendingByKey(ids) };
}
