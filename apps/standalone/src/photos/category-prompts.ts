import type { CatalogueItem, JudgedPrompt } from '../catalogue.js';

const mostPrompts = 12;
/** Nobody searches for these; data sets have them. */
const noCategory = /^(other|others|not sure|skip|unknown|misc|none|n\/?a)$/i;

/** Sent where no photo has a category; what comes back is shown and not judged. */
const generalPrompts = [
  'a summer dress',
  'a white t-shirt',
  'blue jeans',
  'a warm jacket',
  'black shoes',
  'a long skirt',
  'a hoodie',
  'a shirt for the office',
];

/** A prompt for each of the largest categories, judged by category. */
export function promptsByCategory(items: Pick<CatalogueItem, 'externalId' | 'fields'>[]): JudgedPrompt[] {
  const idsByCategory = new Map<string, Set<string>>();
  for (const { externalId, fields } of items) {
    const category = fields.category?.trim().toLowerCase();
    if (!category || noCategory.test(category)) continue;
    idsByCategory.set(category, (idsByCategory.get(category) ?? new Set()).add(externalId));
  }
  if (idsByCategory.size === 0) {
    return generalPrompts.map((prompt) => ({ prompt, matches: undefined, wanted: 0 }));
  }
  return [...idsByCategory]
    .toSorted(([, a], [, b]) => b.size - a.size)
    .slice(0, mostPrompts)
    .map(([category, ids]) => ({
      prompt: category,
      matches: (externalId) => ids.has(externalId),
      wanted: ids.size,
    }));
}
