import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promptWords } from './prompt-words.js';

/** What queries, lexemes, weights and patterns are written with. */
const SYNTAX = /[\s&|!():*<>'"\\%_@,.\-\0]/u;

describe('promptWords', () => {
  it.each([
    ['Nike Air-Max 90', ['Nike', 'Air', 'Max', '90']],
    ['a & !b:* | (c) <-> d', ['a', 'b', 'c', 'd']],
    ['<b class="x">red</b> dress', ['red', 'dress']],
    ['Dress DRESS dress', ['Dress']],
    ['White T-Shirt, polo shirt', ['White', 'T Shirt', 'polo shirt']],
    ['robe d’été', ['robe', 'd', 'été']],
    ['红色连衣裙', ['红色', '色连', '连衣', '衣裙']],
    ['Nike红色', ['Nike', '红色']],
    ['👗 … ¿?', []],
    ['', []],
  ])('splits %j', (text, words) => {
    expect(promptWords(text)).toEqual(words);
  });

  it('has a few short words without syntax for any text', () => {
    // Halves of surrogate pairs too.
    const anything = fc
      .array(fc.nat(0xffff), { maxLength: 200 })
      .map((codes) => String.fromCharCode(...codes));
    const text = fc.oneof(anything, fc.string({ maxLength: 200 }));
    const isWrong = (word: string) => SYNTAX.test(word) || word.length === 0 || word.length > 40;
    fc.assert(
      fc.property(text, (given) => {
        const words = promptWords(given);
        expect([words.filter(isWrong), words.length <= 16]).toEqual([[], true]);
        expect(new Set(words).size).toBe(words.length);
      }),
    );
  });

  it('finds the same words however they are joined', () => {
    const word = fc.stringMatching(/^[a-zà-ö]{1,12}$/);
    const words = fc.uniqueArray(word, { maxLength: 10 });
    fc.assert(
      fc.property(
        words,
        fc.constantFrom(' ', ' & ', '!', ':*|', '\t', '__', '<->', '\u3000', ' ( '),
        (given, joint) => {
          expect(promptWords(given.join(joint))).toEqual(given);
        },
      ),
    );
  });
});
