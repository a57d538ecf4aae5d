import { expect, it } from 'vitest';
import { wordsApartFrom } from './words-apart.js';

it('keeps clothes and qualities of one stem apart', () => {
  expect(wordsApartFrom('Shorts')).toContain('short');
  expect(wordsApartFrom('short')).toEqual(['shorts']);
  expect(wordsApartFrom('dress')).toEqual([]);
});
