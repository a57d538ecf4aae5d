import { expect, it } from 'vitest';
import { goesOn } from './goes-on.js';

it.each([
  ['red dr', 'a red dress', true],
  ['dress re', 'a red dress', true],
  ['Été', 'robe d’ete', true],
  ['r', 'a red dress', true],
  ['a red dr', 'red dress', true],
  ['the dress for a re', 'red dress', true],
  ['re dress', 'a red dress', false],
  ['blue', 'a red dress', false],
  ['&!', 'a red dress', false],
])('tells whether %j goes on as %j: %s', (typed, text, expected) => {
  expect(goesOn(typed, text)).toBe(expected);
});
