import type { Truth } from './shopper-items.js';
import type { ShopperPrompt, Wish } from './shopper-prompts.js';

/** 3: all that was asked; 1: all but one side of it; 0: less, another kind of thing, or what is not wanted. */
export function gradeOf({ wish, not = {} }: ShopperPrompt, truth: Truth): 0 | 1 | 3 {
  const unwanted = sidesOf(not).some(([side, values]) => values.includes(truth[side]));
  if (unwanted || (wish.kind !== undefined && !wish.kind.includes(truth.kind))) return 0;
  const missed = sidesOf(wish).filter(([side, values]) => !values.includes(truth[side])).length;
  if (missed === 0) return 3;
  return missed === 1 ? 1 : 0;
}

/**
 * Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002): each result gains 2^grade − 1, less by its place, as a
 * share of what the best order of all items gains.
 */
export function ndcg(
  asked: ShopperPrompt,
  found: readonly Truth[],
  all: readonly Truth[],
  most: number,
): number {
  const gainOf = (truths: readonly Truth[]) =>
    truths
      .slice(0, most)
      .reduce((sum, truth, at) => sum + (2 ** gradeOf(asked, truth) - 1) / Math.log2(at + 2), 0);
  const best = all.toSorted((a, b) => gradeOf(asked, b) - gradeOf(asked, a));
  return gainOf(found) / gainOf(best);
}

/** Whether the first is as right as any item there is. */
export function firstIsRight(
  asked: ShopperPrompt,
  [first]: readonly Truth[],
  all: readonly Truth[],
): boolean {
  const best = Math.max(...all.map((truth) => gradeOf(asked, truth)));
  return first !== undefined && gradeOf(asked, first) === best;
}

function sidesOf(wish: Wish): [side: keyof Truth, values: readonly string[]][] {
  return Object.entries(wish) as [keyof Truth, readonly string[]][];
}
