import { describe, expect, it } from 'vitest';
import { garmentTypeOf } from './garment-words.js';

describe('garmentTypeOf', () => {
  it.each([
    ['tshirt', 'top'],
    ['T-Shirt', 'top'],
    ['polo', 'top'],
    ['dress', 'dress'],
    ['Dresses', 'dress'],
    ['Summer dress', 'dress'],
    ['jeans', 'bottom'],
    ['short', 'bottom'],
    ['leather_jacket', 'outer'],
    ['auto', 'auto'],
    ['umbrella', 'auto'],
    ['', 'auto'],
    [undefined, 'auto'],
  ])('takes %s for %s', (word, type) => {
    expect(garmentTypeOf(word)).toBe(type);
  });
});
