import type { LabelledPhoto } from './evaluation-set.js';

/** Cosine of two unit vectors. */
export function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

/**
 * Precision at k of a ranking by cosine: hits among the best k, over the k that could be hits at most. Ties keep
 * the order of the photos. 0 where nothing is relevant.
 */
export function precisionAt(
  k: number,
  query: Float32Array,
  photos: readonly { label: LabelledPhoto; vector: Float32Array }[],
  isRelevant: (label: LabelledPhoto) => boolean,
): number {
  const relevant = photos.filter(({ label }) => isRelevant(label)).length;
  if (relevant === 0) return 0;
  const best = photos
    .map(({ label, vector }) => ({ label, cosine: cosine(query, vector) }))
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, k);
  return best.filter(({ label }) => isRelevant(label)).length / Math.min(k, relevant);
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
