import { expect, it } from 'vitest';
import { delimiterOf, withDecimalPoint } from './csv-text.js';

it('finds the separator of a header, and not in quotes', () => {
  expect(delimiterOf('name;price;"colour, or material"')).toBe(';');
  expect(delimiterOf('name,price')).toBe(',');
  expect(delimiterOf('name\tprice')).toBe('\t');
  expect(delimiterOf('name')).toBe(',');
});

it.each([
  ['12,50', '12.50'],
  ['1.234,5', '1234.5'],
  ['12.50', '12.50'],
  ['1,250', '1,250'],
  ['12,50 €', '12,50 €'],
  ['', ''],
])('reads the price %s as %s', (written, read) => {
  expect(withDecimalPoint(written)).toBe(read);
});
