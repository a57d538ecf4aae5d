import { describe, expect, it } from 'vitest';
import type { TryOnResult } from '../pipeline/try-on-pipeline.js';
import { passingResults } from './passing-results.js';

const result = (score: number, parts: Record<string, number> = {}): TryOnResult => ({
  image: new Uint8Array([1]),
  quality: { score, passed: score >= 0.7, parts },
  retries: 2,
  seed: 1,
});

describe('passingResults', () => {
  it('keeps those that passed the gate', () => {
    const [good, bad, better] = [result(0.8), result(0.2), result(0.95)];
    expect(passingResults([good, bad, better])).toEqual([good, better]);
  });

  it('fails when none passed, with the score and the weakest part of the best', () => {
    expect(() =>
      passingResults([result(0.1, { seam: 0 }), result(0.42, { coverage: 0.9, colour: 0.3 })]),
    ).toThrow(
      expect.objectContaining({
        code: 'QUALITY_CHECK_FAILED',
        message: expect.stringContaining('after 3 attempts (score 0.42, least of all its colour)') as string,
      }),
    );
  });
});
