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

  it('counts a single attempt as one', () => {
    expect(() => passingResults([{ ...result(0.1), retries: 0 }])).toThrow(/after 1 attempt \(score 0\.10/);
  });

  it('says which photo to send anew', () => {
    const refused = (parts: Record<string, number>) => () =>
      passingResults([result(0.3, { right: 0.3, ...parts })]);
    const told = (atFault: string | undefined, sentence: RegExp) =>
      expect.objectContaining({ atFault, message: expect.stringMatching(sentence) as string });
    expect(refused({ sleeves: 0.1 })).toThrow(
      told('garment_photo', /sleeves are hidden or folded in its photo/),
    );
    expect(refused({ garment: 0.2, seam: 0.4 })).toThrow(
      told('garment_photo', /Send a clothing_image from the front/),
    );
    expect(refused({ person: 0.2, garment: 0.5 })).toThrow(
      told('person_photo', /Send a person_image without a coat/),
    );
    expect(refused({ seam: 0 })).toThrow(told(undefined, /arms and legs apart/));
  });

  it('says so where what is measured would have passed', () => {
    const refused = (measured: number) => () =>
      passingResults([result(0.5, { right: 0.5, seen: 0.2, measured, lengths: 0 })]);
    expect(refused(0.8)).toThrow(/\(score 0\.50\)\. Nothing that is measured says why/);
    expect(refused(0.6)).toThrow(/least of all its lengths/);
  });
});
