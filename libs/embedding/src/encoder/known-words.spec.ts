import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openModelFolder } from '#inference';
import { EncoderMismatchError } from './encoder.errors.js';
import { KnownWords } from './known-words.js';

const MODELS = fileURLToPath(new URL('../../../../models', import.meta.url));
const RANDOM_MODELS = fileURLToPath(new URL('../../../../test/fixtures/encoders/models', import.meta.url));

describe('KnownWords of vitrine-small', async () => {
  const words = await KnownWords.open(await openModelFolder(MODELS, 'vitrine-small'));

  it.each([
    'a red dress',
    'a leather handbag',
    'sunglasses',
    'a wrist watch for men',
    'topwear',
    'Footwear',
    'striped socks',
    'a bow tie for a wedding',
    'swimming trunks',
    'soft linen',
    'for the evening',
    'something nice',
    'long and wide',
    'a rain umbrella',
    'pearl necklace',
  ])('understands "%s"', (prompt) => {
    expect(words?.understand(prompt)).toBe(true);
  });

  it.each([
    'a lawn mower',
    'a phone case',
    'rotes Kleid',
    'hello',
    'hi there',
    'find me a good one',
    'money clip',
    'a blue car',
    'leather sofa',
    'asdfgh',
  ])('does not understand "%s"', (prompt) => {
    expect(words?.understand(prompt)).toBe(false);
  });
});

describe('slips in words that vitrine-small knows', async () => {
  const words = await KnownWords.open(await openModelFolder(MODELS, 'vitrine-small'));

  it.each([
    ['balck hoodie', 'black hoodie'],
    ['White SNEAKRS, size 40', 'White sneakers, size 40'],
    ['a jackket', 'a jacket'],
    ['a red dress', 'a red dress'],
    ['lawn mower', 'lawn mower'],
    // A wrong letter makes another word too often.
    ['yelloe dress', 'yelloe dress'],
  ])('reads %j as %j', (prompt, meant) => {
    expect(words?.spelled(prompt)).toBe(meant);
  });
});

describe('KnownWords of vitrine-mini', async () => {
  const folder = await openModelFolder(MODELS, 'vitrine-mini');
  const words = await KnownWords.open(folder);

  it.each([
    'a red dress',
    'T-Shirts',
    "kid's trainers",
    'button-up shirt for my boss in Zürich',
    'navy striped',
    'something floral for a graduation',
    'a nice outfit for a party',
    'a baby onesie, size 62',
    'polka-dot skirts',
    'light blue',
    '👗',
  ])('understands "%s"', (prompt) => {
    expect(words?.understand(prompt)).toBe(true);
  });

  it.each(['a blue t-shrit', 'jaket', 'hodie', 'red snneakers', 'trousres'])(
    'forgives the slip in "%s"',
    (prompt) => {
      expect(words?.understand(prompt)).toBe(true);
    },
  );

  it.each([
    'a lawn mower',
    'hello',
    'the best',
    'coffee table',
    'a blue car',
    'plants and speakers',
    'leather sofa',
    'asdfgh',
    'rotes Kleid',
    'красное платье',
    '赤いドレス',
  ])('does not understand "%s"', (prompt) => {
    expect(words?.understand(prompt)).toBe(false);
  });

  it('knows words that say nothing', () => {
    expect(['hello', 'nice', 'for a', 'dress'].map((text) => words?.knows(text))).toEqual(
      Array(4).fill(true),
    );
    expect(words?.knows('lawn')).toBe(false);
  });

  it('answers whatever is asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(words?.understand(text)).toBeTypeOf('boolean');
      }),
    );
  });

  it('is not there for a model without a list', async () => {
    expect(await KnownWords.open(await openModelFolder(RANDOM_MODELS, 'clip-random'))).toBeUndefined();
  });

  it('refuses a list that is none', async () => {
    const files = [{ path: 'config.json', bytes: 1, sha256: '', role: 'known-words' as const }];
    const wrong = { ...folder, manifest: { ...folder.manifest, files } };
    await expect(KnownWords.open(wrong)).rejects.toThrow(EncoderMismatchError);
  });
});
