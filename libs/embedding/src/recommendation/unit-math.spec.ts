import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dot } from './unit-math.js';

it('sums the products of vectors of any length', () => {
  const numbers = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(numbers, (pairs) => {
      const [a, b] = [
        Float32Array.from(pairs, ([one]) => one),
        Float32Array.from(pairs, ([, other]) => other),
      ];
      expect(dot(a, b)).toBe(pairs.reduce((sum, [one, other]) => sum + one * other, 0));
    }),
  );
});
