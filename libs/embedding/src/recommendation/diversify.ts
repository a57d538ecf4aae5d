import { dot } from './unit-math.js';

export type Diverse = { relevance: number; vector?: Float32Array };

/**
 * Maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998): each next item is the one with the highest
 * (1 − λ) · relevance − λ · (likeness to the most alike of those before it). Relevance is scaled to 0…1 over the items
 * given, likeness is the cosine of two photos.
 * @param items best first
 * @param before those that were shown already, on pages before
 * @param diversity λ, 0…1
 * @returns the first `count` in their new order
 */
export function diversify<T extends Diverse>(
  items: readonly T[],
  before: readonly Diverse[],
  count: number,
  diversity: number,
): T[] {
  const all = [...items, ...before].map(({ relevance }) => relevance);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const range = high - low || 1;
  const left = items.map((item) => ({ item, likeness: 0 }));
  const compareWith = ({ vector }: Diverse) => {
    if (vector === undefined) return;
    for (const one of left) {
      if (one.item.vector !== undefined) one.likeness = Math.max(one.likeness, dot(one.item.vector, vector));
    }
  };
  for (const shown of before) compareWith(shown);
  const chosen: T[] = [];
  while (chosen.length < count && left.length > 0) {
    let best = 0;
    let bestWorth = -Infinity;
    for (const [at, { item, likeness }] of left.entries()) {
      const worth = ((1 - diversity) * (item.relevance - low)) / range - diversity * likeness;
      if (worth > bestWorth) [best, bestWorth] = [at, worth];
    }
    for (const { item } of left.splice(best, 1)) {
      chosen.push(item);
      compareWith(item);
    }
  }
  return chosen;
}
