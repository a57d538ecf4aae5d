import type { Recommendation } from '#sdk';
import { priceText } from '../items/price.js';

export interface Facets {
  categories: string[];
  prices: { value: number; text: string }[];
  currency: string | null;
}

const MOST_CATEGORIES = 6;

/** What a search can be narrowed by: the categories and two price limits of what it found. */
export function facets(results: readonly Recommendation[]): Facets {
  const counts = new Map<string, number>();
  for (const { category } of results)
    if (category !== null) counts.set(category, (counts.get(category) ?? 0) + 1);
  const categories = [...counts.entries()]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_CATEGORIES)
    .map(([category]) => category);
  const priced = results.filter(({ price }) => price !== null);
  const currencies = new Set(priced.map(({ currency }) => currency));
  // Amounts of two currencies do not compare.
  const currency = currencies.size === 1 ? (priced[0]?.currency ?? null) : null;
  const amounts = priced.map(({ price }) => price ?? 0).sort((a, b) => a - b);
  const limits = new Set(
    [0.33, 0.66].map((share) => roundUp(amounts[Math.floor(amounts.length * share)] ?? 0)),
  );
  const prices =
    currencies.size === 1 && amounts.length >= 4
      ? [...limits].map((value) => ({ value, text: priceText(value, currency).replace(/[.,]00\b/, '') }))
      : [];
  return { categories, prices, currency };
}

/** To a number that somebody would say: 37.5 → 40, 141 → 150. */
function roundUp(amount: number): number {
  const step = amount < 100 ? 10 : amount < 1_000 ? 50 : 500;
  return Math.ceil(amount / step) * step;
}
