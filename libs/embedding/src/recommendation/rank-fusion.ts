/** What one list of items says of one of them. */
export type Vote = {
  /** Place in the list, the first is 0; items of which it says the same share one. */
  rank: number;
  /** How much the list says of this item, 0…1. */
  weight: number;
};

/** As measured in the paper; the results hardly depend on it. */
const K = 60;

/**
 * Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): what lists have to say of an item is the sum of
 * 1 / (60 + rank), the first rank being 1; here each list's part is weighted.
 * @returns 0…1 / 61
 */
export function fused(votes: readonly Vote[]): number {
  return votes.reduce((sum, { rank, weight }) => sum + weight / (K + 1 + rank), 0);
}

/**
 * Ranks by value, the highest 0. Equal values share the rank of the first of them (standard competition ranking), so
 * that which of them comes first in a list counts for nothing.
 */
export function ranksOf<Key>(values: ReadonlyMap<Key, number>): Map<Key, number> {
  const ranks = new Map<Key, number>();
  let rank = 0;
  let before = Number.NaN;
  for (const [at, [key, value]] of [...values].toSorted(([, a], [, b]) => b - a).entries()) {
    if (value !== before) rank = at;
    before = value;
    ranks.set(key, rank);
  }
  return ranks;
}
