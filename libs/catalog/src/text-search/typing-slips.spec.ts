import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slipsOf } from './typing-slips.js';

/** Whether a word is among what slips stand for, as Postgres' LIKE has it. */
function isMeant(word: string, typed: string, anyLetter: boolean): boolean {
  const { words, patterns } = slipsOf(typed, anyLetter);
  return (
    words.includes(word) ||
    patterns.some((pattern) => new RegExp(`^${pattern.replaceAll('_', '.')}$`, 'u').test(word))
  );
}

describe('slipsOf', () => {
  const word = fc.stringMatching(/^[a-zäéжö]{5,12}$/);

  it('takes a word for the one that was meant, whichever letter slipped', () => {
    fc.assert(
      fc.property(
        word,
        fc.nat(),
        fc.constantFrom('left out', 'doubled', 'swapped', 'wrong'),
        (meant, seed, slip) => {
          const letters = Array.from(meant);
          const at = seed % (letters.length - 1);
          const [letter = '', next = ''] = letters.slice(at);
          if (slip === 'left out') letters.splice(at, 1);
          if (slip === 'doubled') letters.splice(at, 0, letter);
          if (slip === 'swapped') letters.splice(at, 2, next, letter);
          if (slip === 'wrong') letters.splice(at, 1, 'q');
          const typed = letters.join('');
          fc.pre(typed !== meant);
          expect(isMeant(meant, typed, true)).toBe(true);
        },
      ),
    );
  });

  it('takes a wrong letter for no slip unless told to: a skirt is no shirt', () => {
    expect(isMeant('shirt', 'skirt', false)).toBe(false);
    expect(isMeant('shirt', 'skirt', true)).toBe(true);
    expect(isMeant('shirt', 'shrit', false)).toBe(true);
  });

  it('takes very short and very long words as they are', () => {
    expect(slipsOf('hat', true)).toEqual({ words: [], patterns: [] });
    expect(slipsOf('x'.repeat(21), true)).toEqual({ words: [], patterns: [] });
  });
});
