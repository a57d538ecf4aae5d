import { expect, it } from 'vitest';
import { noGarmentBy } from './no-garment.js';

it.each([
  ['shoes', 'Black boots'],
  ['Hats', 'Blue'],
  ['Bags & Accessories', 'Tote'],
  ["Women's Watches", 'One'],
  [null, 'Black leather boots'],
  [null, 'Wool scarf with fringes'],
  [null, 'Tote bag (canvas)'],
])('a category of %s, else the name %s, is no garment', (category, name) => {
  expect(noGarmentBy(category, name)).toMatch(/^By its (category|name) \("/);
});

it.each([
  ['dresses', 'Dress with belt'],
  ['knitwear', 'Beanie'],
  ['Tops', 'Cap-sleeve top'],
  [null, 'Red dress with a belt'],
  [null, 'Bootcut jeans'],
  [null, 'Tie-dye t-shirt'],
  [null, '123'],
])('a category of %s, else the name %s, may be one', (category, name) => {
  expect(noGarmentBy(category, name)).toBeUndefined();
});
