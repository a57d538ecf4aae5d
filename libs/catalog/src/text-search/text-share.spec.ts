import { describe, expect, it } from 'vitest';
import type { About } from './text-query.js';
import { shareOf } from './text-share.js';

const term = (about: About, weight: number) => ({ query: 'a', strongQuery: 'a:A', weight, about });
/** "Norvane red summer dress". */
const query = {
  candidates: 'a',
  terms: [term('name', 0.4), term('looks', 0.2), term('use', 0.1), term('looks', 0.3)],
  isCommon: false,
  isLookUnsaid: false,
};

describe('shareOf', () => {
  it('adds what a text says, a description less, and a thousandth for just this name', () => {
    expect(shareOf(query, '2222').whole).toBeCloseTo(1);
    expect(shareOf(query, '1002').whole).toBeCloseTo(0.4 * 0.4 + 0.3);
    expect(shareOf(query, '22221').whole).toBeCloseTo(1.001);
    expect(shareOf(query, '22220').whole).toBeCloseTo(1);
  });

  it('counts all of a text that says how the item should look, whatever else it leaves out', () => {
    for (const said of ['2222', '0202', '0212', '2202'])
      expect(shareOf(query, said).besidePhotos).toBe(shareOf(query, said).whole);
  });

  it('counts what it is called alone where a text leaves out a look, or has it in its description alone', () => {
    expect(shareOf(query, '0022').besidePhotos).toBe(0);
    expect(shareOf(query, '2022').besidePhotos).toBeCloseTo(0.4);
    expect(shareOf(query, '2122').besidePhotos).toBeCloseTo(0.4);
    expect(shareOf({ ...query, isLookUnsaid: true }, '2222').besidePhotos).toBeCloseTo(0.4);
  });
});
