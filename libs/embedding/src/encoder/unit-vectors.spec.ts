import { describe, expect, it } from 'vitest';
import { unitRows } from './unit-vectors.js';

describe('unitRows', () => {
  it('makes each row of length 1', () => {
    expect(unitRows(Float32Array.of(3, 4, 0, -2), 2, 'm')).toEqual([
      Float32Array.of(0.6, 0.8),
      Float32Array.of(0, -1),
    ]);
  });

  it.each([
    ['NaN', Number.NaN],
    ['an infinite number', Infinity],
    ['nothing but zeros', 0],
  ])('refuses a row with %s, and only that row', (_what, value) => {
    const [bad, good] = unitRows(Float32Array.of(value, 0, 1, 0), 2, 'm');
    expect(bad).toMatchObject({ code: 'INVALID_EMBEDDING' });
    expect(good).toEqual(Float32Array.of(1, 0));
  });
});
