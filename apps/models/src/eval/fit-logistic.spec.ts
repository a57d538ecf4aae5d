import { describe, expect, it } from 'vitest';
import { fitLogistic } from './fit-logistic.js';

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** Pairs that follow sigmoid(40 · cosine − 10) as closely as whole numbers can. */
const pairs = Array.from({ length: 41 }, (_, at) => 0.05 + at * 0.01).flatMap((cosine) => {
  const hits = Math.round(1000 * sigmoid(40 * cosine - 10));
  return Array.from({ length: 1000 }, (_, nth) => ({ cosine, relevant: nth < hits }));
});

describe('fitLogistic', () => {
  it('finds the curve that the pairs follow', () => {
    const fit = fitLogistic(pairs);
    expect(fit?.scale).toBeCloseTo(40, 0);
    expect(fit?.bias).toBeCloseTo(-10, 0);
  });

  it('puts 0.5 in the same place when most pairs do not match', () => {
    const rare = pairs.filter(({ relevant }, at) => !relevant || at % 20 === 0);
    const fit = fitLogistic(rare);
    expect(-(fit?.bias ?? 0) / (fit?.scale ?? 1)).toBeCloseTo(0.25, 1);
  });

  it('stays finite where no cosine is shared', () => {
    const fit = fitLogistic([0.1, 0.2, 0.6, 0.7].map((cosine) => ({ cosine, relevant: cosine > 0.5 })));
    expect(fit?.scale).toBeGreaterThan(0);
    expect(Number.isFinite(fit?.bias)).toBe(true);
  });

  it('does not fit one kind of pair', () => {
    expect(fitLogistic([{ cosine: 0.3, relevant: true }])).toBeUndefined();
    expect(fitLogistic([])).toBeUndefined();
  });
});
