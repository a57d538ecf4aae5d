import type { RecommendationItem } from '#catalog';

/** Of the items of one variant group, the first alone; an item of no group stands for itself. */
export function bestOfEachVariant<T extends { item: RecommendationItem }>(ranked: readonly T[]): T[] {
  const seen = new Set<string>();
  return ranked.filter(({ item }) => {
    const group = item.variant_group;
    if (group === null) return true;
    if (seen.has(group)) return false;
    seen.add(group);
    return true;
  });
}
