import { TryOnError } from '../errors/try-on.error.js';
import type { TryOnResult } from '../pipeline/try-on-pipeline.js';

/**
 * The results that passed the quality gate: a shopper is never shown one that did not.
 * @throws {TryOnError} `QUALITY_CHECK_FAILED` when none did
 */
export function passingResults(results: readonly TryOnResult[]): readonly TryOnResult[] {
  const passing = results.filter(({ quality }) => quality.passed);
  if (passing.length > 0) return passing;
  const best = results.reduce((a, b) => (b.quality.score > a.quality.score ? b : a));
  const [weakest] = Object.entries(best.quality.parts).toSorted(([, a], [, b]) => a - b);
  const why = weakest === undefined ? '' : `, least of all its ${weakest[0]}`;
  throw new TryOnError(
    'QUALITY_CHECK_FAILED',
    `No result passed the quality check after ${best.retries + 1} attempts (score ${best.quality.score.toFixed(2)}${why}). ` +
      'Send a person_image with arms and legs apart from the body and a garment photo that shows the garment alone.',
  );
}
