import { describe, expect, it } from 'vitest';
import { fused, ranksOf } from './rank-fusion.js';

describe('fused', () => {
  it('sums the reciprocal ranks that lists give, each with its weight', () => {
    expect(fused([{ rank: 0, weight: 1 }])).toBeCloseTo(1 / 61, 12);
    expect(
      fused([
        { rank: 4, weight: 0.4 },
        { rank: 9, weight: 0.6 },
      ]),
    ).toBeCloseTo(0.4 / 65 + 0.6 / 70, 12);
    expect(fused([])).toBe(0);
  });
});

describe('ranksOf', () => {
  it('gives equal values one rank, and leaves out as many after them', () => {
    const values = new Map([
      ['second', 0.5],
      ['first', 0.9],
      ['also second', 0.5],
      ['fourth', 0.1],
    ]);
    expect(Object.fromEntries(ranksOf(values))).toEqual({ first: 0, second: 1, 'also second': 1, fourth: 3 });
  });
});
