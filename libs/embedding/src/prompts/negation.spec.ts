import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitNegation } from './negation.js';

describe('splitNegation', () => {
  it.each([
    ['a summer dress, not floral', 'a summer dress', ['floral']],
    ['a light summer dress, not too formal', 'a light summer dress', ['formal']],
    ['not floral dress', 'a garment', ['floral dress']],
    ['a coat without a hood', 'a coat', ['hood']],
    ['shoes but not leather, in black', 'shoes, in black', ['leather']],
    ['a shirt with no stripes and short sleeves', 'a shirt with and short sleeves', ['stripes']],
    ['not red, not blue', 'a garment', ['red', 'blue']],
    ['trousers except jeans', 'trousers', ['jeans']],
    ['a dress, no black ones', 'a dress', ['black']],
    ['a dress but no black one please', 'a dress', ['black']],
    ['shoes without leather parts', 'shoes', ['leather']],
    ['a coat, nothing in black', 'a coat', ['black']],
    ['skirt, anything but black', 'skirt', ['black']],
    ['a skirt in any colour but black', 'a skirt', ['black']],
    ['a skirt in any color other than black, long', 'a skirt, long', ['black']],
    ['shoes other than sneakers', 'shoes', ['sneakers']],
    ['everything except jeans', 'a garment', ['jeans']],
    ['a dress, all but red', 'a dress', ['red']],
    ['shorts non-black', 'shorts', ['black']],
    ['non-black shorts', 'shorts', ['black']],
    ['non leather shoes', 'shoes', ['leather']],
    ['nothing but black', 'nothing but black', []],
    ['non-iron shirt', 'non-iron shirt', []],
    ['a non-stop party dress', 'a non-stop party dress', []],
    ['no ones', 'a garment', ['ones']],
    ['a dress', 'a dress', []],
    ['not only for the beach', 'not only for the beach', []],
    ['a knotted nothingness', 'a knotted nothingness', []],
    ['no', 'no', []],
  ])('reads %j', (prompt, wanted, unwanted) => {
    expect(splitNegation(prompt)).toEqual({ wanted, unwanted });
  });

  it.each([
    ['commas', `x${','.repeat(100_000)}y`],
    ['commas behind a negation', `not red${','.repeat(100_000)}y`],
    ['spaces', `x${' '.repeat(100_000)}y`],
    ['spaces behind a negation', `not x${' '.repeat(100_000)}y`],
    ['negations', 'not '.repeat(25_000)],
  ])('reads any number of %s in one go', (_what, prompt) => {
    // In time quadratic in the length, one of these would take minutes.
    expect(splitNegation(prompt).wanted).not.toBe('');
  });

  it('always leaves something to look for, in little time, whatever it is given', () => {
    const word = fc.constantFrom('not', 'no', 'without', ',', 'too', 'red', 'but', 'a', '.', 'dress');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((words) => words.join(' ')),
        ),
        (prompt) => {
          const { wanted, unwanted } = splitNegation(prompt);
          if (unwanted.length === 0) expect(wanted).toBe(prompt);
          else expect(wanted.trim()).not.toBe('');
          for (const words of unwanted) expect(words).not.toBe('');
        },
      ),
    );
    expect(splitNegation('not '.repeat(500)).unwanted.length).toBeLessThanOrEqual(5);
  });
});
