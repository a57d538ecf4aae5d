import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queryForAll, textQuery } from './text-query.js';
import type { TextTerm } from './text-terms.js';

const about = (word: string) => (['red', 'dress'].includes(word) ? 'looks' : 'name');
const term = (word: string, items: number): TextTerm => ({
  word,
  items,
  query: items === 0 ? null : `('${word}')`,
  certainty: 1,
});

describe('textQuery', () => {
  it('looks at items with a rare word, and gives it the most weight', () => {
    const query = textQuery([term('red', 700), term('nike', 40), term('dress', 900)], 5_000, about);
    expect(query?.candidates).toBe(`(('nike'))`);
    expect(query?.terms.map((one) => one.query)).toEqual([`('nike')`, `('red')`, `('dress')`]);
    const [rare = 0, common = 0] = (query?.terms ?? []).map(({ weight }) => weight);
    expect(rare).toBeGreaterThan(2 * common);
  });

  it('takes of common words the rarest that few items have together', () => {
    const terms = [term('white', 4_000), term('nike', 300), term('90', 500), term('sneakers', 2_500)];
    expect(textQuery(terms, 50_000, about)?.candidates).toBe(`(('nike')) & (('90'))`);
    expect(textQuery(terms, 50_000, about)?.terms).toHaveLength(4);
  });

  it('looks at items with all words where all are common', () => {
    expect(textQuery([term('red', 700), term('dress', 900)], 5_000, about)?.candidates).toBe(
      `(('red')) & (('dress'))`,
    );
  });

  it('says where every term is one that a thousand items have', () => {
    expect(textQuery([term('red', 1_000), term('dress', 1_000)], 50_000, about)?.isCommon).toBe(true);
    expect(textQuery([term('red', 999), term('dress', 1_000)], 50_000, about)?.isCommon).toBe(false);
  });

  it('looks at none where the only words that items have are common and little of the prompt', () => {
    expect(textQuery([term('blue', 700), term('car', 0)], 5_000, about)).toBeUndefined();
    expect(textQuery([term('lawn', 0), term('mower', 0)], 5_000, about)).toBeUndefined();
    expect(textQuery([], 5_000, about)).toBeUndefined();
  });

  it('compares groups, names and attributes before descriptions', () => {
    const query = textQuery([{ ...term('x', 3), query: `('it''s' | '#0199') | ('b' <-> 'c')` }], 10, about);
    expect(query?.terms[0]?.strongQuery).toBe(`('it''s':ABC | '#0199':ABC) | ('b':ABC <-> 'c':ABC)`);
  });

  it('never weighs more than the whole prompt', () => {
    const terms = fc.array(
      fc
        .record({ word: fc.stringMatching(/^[a-z]{1,9}$/), items: fc.nat(2_000) })
        .map(({ word, items }) => term(word, items)),
      { maxLength: 16 },
    );
    fc.assert(
      fc.property(terms, fc.nat(100_000), (given, size) => {
        const weights = textQuery(given, size, about)?.terms.map(({ weight }) => weight) ?? [];
        expect(weights.length).toBeLessThanOrEqual(8);
        expect(weights.every((weight) => weight > 0)).toBe(true);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});

describe('queryForAll', () => {
  it('asks for every word, and for nothing where an item has one of them nowhere', () => {
    expect(queryForAll([term('black', 3), term('leather', 9)])).toBe(`(('black':ABC)) & (('leather':ABC))`);
    expect(queryForAll([term('black', 3), term('rubber', 0)])).toBeUndefined();
    expect(queryForAll([])).toBeUndefined();
  });
});
