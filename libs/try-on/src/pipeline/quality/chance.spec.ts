import { describe, expect, it } from 'vitest';
import { Dice } from '../../drawn-garments/dice.js';
import { chanceOf, oddsBy } from './chance.js';
import { fitChance, type Marked } from '../measurement/fit-chance.js';
import { rankCorrelation } from '../measurement/rank-correlation.js';

const dice = new Dice(7);
/** Torn drafts are wrong, their number says nothing. */
const marked: Marked[] = Array.from({ length: 240 }, (_, i) => {
  const torn = dice.range(0, 1);
  const mark = torn + dice.wobble(0.1) < 0.4 ? 3 : 0;
  return { measures: { torn, idle: dice.next() }, mark, fold: i % 7 };
});

describe('a fitted chance', () => {
  const model = fitChance(marked);
  const of = (torn: number) => chanceOf(model, { torn, idle: 0.5 });

  it('falls with what is wrong in wrong drafts, and hardly moves with anything else', () => {
    expect(of(0)).toBeGreaterThan(of(0.4));
    expect(of(0.4)).toBeGreaterThan(of(0.9) + 0.2);
    expect(Math.abs(model.features.idle!.weight)).toBeLessThan(0.2 * Math.abs(model.features.torn!.weight));
  });

  it('passes nine in ten of the right ones, and few of the others', () => {
    const passed = (wanted: number) =>
      marked.filter(({ mark, measures }) => mark === wanted && chanceOf(model, measures) >= 0.7).length /
      marked.filter(({ mark }) => mark === wanted).length;
    expect(passed(3)).toBeGreaterThan(0.82);
    expect(passed(3)).toBeLessThan(0.98);
    expect(passed(0)).toBeLessThan(0.15);
  });

  it('counts a measure that is not known as a usual one', () => {
    const { mean } = model.features.torn!;
    expect(chanceOf(model, { idle: 0.5 })).toBeCloseTo(of(Math.expm1(mean) / 5), 6);
  });

  it('tells which measures speak against a draft', () => {
    expect(oddsBy(model, { torn: 1, idle: 0.5 }, ['torn'])).toBeLessThan(0.7);
    expect(oddsBy(model, { torn: 0, idle: 0.5 }, ['torn'])).toBe(1);
  });
});

describe('rank correlation', () => {
  it('is 1 and −1 for lists that rise and fall together, whatever their scale', () => {
    expect(rankCorrelation([1, 2, 3, 10], [0.1, 0.5, 0.6, 0.7])).toBeCloseTo(1, 9);
    expect(rankCorrelation([1, 2, 3, 10], [9, 5, 1, 0])).toBeCloseTo(-1, 9);
  });

  it('gives ties one rank', () => {
    expect(rankCorrelation([0, 0, 1, 1], [5, 6, 7, 8])).toBeCloseTo(2 / Math.sqrt(5), 9);
  });
});
