import { describe, expect, it } from 'vitest';
import { COLOURS, harmonyOf, harmonyOfColours } from './colour-harmony.js';

const only = (colour: string) => COLOURS.map((name) => Number(name === colour));

describe('colour harmony', () => {
  it('is the same both ways and between 0 and 1', () => {
    for (const a of COLOURS) {
      for (const b of COLOURS) {
        expect(harmonyOfColours(a, b)).toBe(harmonyOfColours(b, a));
        expect(harmonyOfColours(a, b)).toBeGreaterThan(0);
        expect(harmonyOfColours(a, b)).toBeLessThanOrEqual(1);
      }
    }
  });

  it.each([
    ['black', 'red', 'red', 'green'],
    ['red', 'pink', 'red', 'yellow'],
    ['blue', 'orange', 'blue', 'red'],
  ])('puts %s with %s before %s with %s', (a, b, c, d) => {
    expect(harmonyOfColours(a, b)).toBeGreaterThan(harmonyOfColours(c, d));
  });

  it('expects of uncertain colours what lies between', () => {
    const half = COLOURS.map((name) => (['black', 'green'].includes(name) ? 0.5 : 0));
    const mixed = harmonyOf(only('red'), half);
    expect(mixed).toBeCloseTo((harmonyOfColours('red', 'black') + harmonyOfColours('red', 'green')) / 2);
  });
});
