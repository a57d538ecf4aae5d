import { describe, expect, it } from 'vitest';
import { PASS } from './gate.js';
import { draftScore, scoreOfGarments } from './judge.js';
import { RIGHT_MODEL } from './right-model.js';

/** A model that says `chance` of everything. */
const saying = (chance: number) => ({ bias: Math.log(chance / (1 - chance)), features: {} });
const faultless = {
  palette: 0.9,
  colour: 3,
  offPose: 0,
  offSilhouette: 0,
  off: 0,
  change: 50,
  contrast: 0.9,
};

describe('the score of a draft', () => {
  it('passes what is right in two of five cases where somebody wears the garment, and not where it lies', () => {
    expect(draftScore(faultless, saying(0.41), true)).toBeGreaterThanOrEqual(PASS);
    expect(draftScore(faultless, saying(0.4))).toBeCloseTo(0.4, 5);
    expect(draftScore(faultless, saying(0.38), true)).toBeLessThan(PASS);
  });

  it('keeps the order of drafts, and stays within 0 and 1', () => {
    const scores = [0.001, 0.2, 0.5, 0.8, 0.999, 1].map((chance) =>
      draftScore(faultless, saying(chance), true),
    );
    expect(scores).toEqual(scores.toSorted((a, b) => a - b));
    expect(Math.max(...scores)).toBeLessThanOrEqual(1);
  });

  it('rises and falls with what is seen', () => {
    const scores = [-2, -0.5, 0, 0.5, 2].map((seen) => draftScore(faultless, saying(0.5), false, seen));
    expect(scores).toEqual(scores.toSorted((a, b) => a - b));
    expect(scores[2]).toBeCloseTo(0.5, 5);
    expect(scores[4]).toBeCloseTo(Math.exp(2) / (1 + Math.exp(2)), 5);
  });

  it('does not lift a draft of another colour', () => {
    expect(draftScore({ ...faultless, colour: 60, palette: 0.1 }, RIGHT_MODEL, true, 3)).toBeLessThan(0.1);
  });
});

describe('the score of a draft of several garments', () => {
  const worn = { measures: faultless, isWorn: true };
  const lying = { measures: faultless, isWorn: false };
  const odds = (chance: number) => chance / (1 - chance);

  it('is as high as that of one where each says the same', () => {
    expect(scoreOfGarments([lying, lying, lying], saying(0.8))).toBeCloseTo(0.8, 5);
    expect(scoreOfGarments([lying, lying], saying(0.5), 1)).toBeCloseTo(
      draftScore(faultless, saying(0.5), false, 1),
      5,
    );
  });

  it('has the mean of what each says', () => {
    const each = odds(scoreOfGarments([worn], saying(0.5))) * odds(scoreOfGarments([lying], saying(0.5)));
    expect(odds(scoreOfGarments([worn, lying], saying(0.5)))).toBeCloseTo(Math.sqrt(each), 5);
  });

  it('is as low as that of the one that no draft may have', () => {
    const other = { measures: { ...faultless, colour: 60, palette: 0.1 }, isWorn: false };
    expect(scoreOfGarments([lying, other, lying], saying(0.99))).toBeLessThan(0.1);
  });
});
