import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openModelFolder } from '#inference';
import { KnownWords } from '../encoder/known-words.js';
import { OTHER_LANGUAGES } from './languages.js';
import { readPrompt } from './prompt-reader.js';

const MODELS = fileURLToPath(new URL('../../../../models', import.meta.url));

describe('readPrompt', async () => {
  const taught = await KnownWords.open(await openModelFolder(MODELS, 'vitrine-small'));
  const read = (prompt: string) => readPrompt(prompt, (text) => taught?.knows(text));
  const firstText = (prompt: string) => read(prompt).wanted[0]?.text;

  it.each([
    ['roter Rock', 'red skirt'],
    ['ein dunkelblaues Abendkleid mit Spitze', 'navy lace dress'],
    ['gruene Strickjacke', 'green cardigan'],
    ['Wintermäntel für Kinder', 'coat for kids'],
    ['une veste en cuir marron pour femme', 'brown leather jacket for women'],
    ['robe longue bleu ciel à pois', 'long light blue polka dot dress'],
    ['falda de cuadros', 'checked skirt'],
    ['stivali di pelle neri', 'black leather boots'],
    ['camisa azul-claro de linho', 'light blue linen shirt'],
    ['zwarte spijkerbroek', 'black jeans'],
    ['niebieska bluza z kapturem', 'blue hoodie'],
    ['معطف شتوي بني', 'brown coat'],
    ['a red Kleid', 'red dress'],
    ['<b>rote</b> Jacke', 'red jacket'],
    ['Zara vestido rojo', 'red dress'],
    ['ein vestido red pour été', 'red dress'],
    ['chaussures negras für Kinder', 'black shoes for kids'],
  ])('reads %j as %j', (prompt, text) => {
    expect(read(prompt).wanted).toEqual([{ text, weight: 1 }]);
  });

  it.each([
    ['a red summer dress', { classes: [{ name: 'dress', share: 1 }], colours: ['red'], not: [] }],
    ['dark green trousers', { classes: [{ name: 'trousers', share: 1 }], colours: ['dark green'], not: [] }],
    ['t-shirt, not floral', { classes: [{ name: 't-shirt', share: 1 }], colours: [], not: ['floral'] }],
    ['shorts non-black', { classes: [{ name: 'shorts', share: 1 }], colours: [], not: ['black'] }],
    ['skirt, anything but black', { classes: [{ name: 'skirt', share: 1 }], colours: [], not: ['black'] }],
    ['a dress, no black ones', { classes: [{ name: 'dress', share: 1 }], colours: [], not: ['black'] }],
    ['pantaloni non neri', { classes: [{ name: 'trousers', share: 1 }], colours: [], not: ['black'] }],
    ['Sommerkleid, nicht rot', { classes: [{ name: 'dress', share: 1 }], colours: [], not: ['red'] }],
    [
      'Mantel, keine Lederjacke',
      { classes: [{ name: 'coat', share: 1 }], colours: [], not: ['jacket', 'leather'] },
    ],
    [
      'robe sans manches rouge',
      { classes: [{ name: 'dress', share: 1 }], colours: ['red'], not: ['sleeves'] },
    ],
    ['chaqueta no blanca', { classes: [{ name: 'jacket', share: 1 }], colours: [], not: ['white'] }],
    ['فستان ليس أحمر', { classes: [{ name: 'dress', share: 1 }], colours: [], not: ['red'] }],
    ['casaco no inverno', { classes: [{ name: 'coat', share: 1 }], colours: [], not: [] }],
  ])('says what it understood of %j', (prompt, understood) => {
    expect(read(prompt).understood).toEqual(understood);
  });

  it.each([
    'a red dress',
    'navy striped',
    'trainers for a hike',
    'a blue t-shrit',
    'something blue',
    'rolled sleeves',
  ])('leaves the English prompt %j as it is', (prompt) => {
    expect(read(prompt).wanted).toEqual([{ text: prompt, weight: 1 }]);
  });

  it.each([
    ['a hair clip', 'a hairclip'],
    ['two hair-clips', 'two hairclip'],
    ['red hair band', 'red headband'],
    ['hairclip', 'hairclip'],
  ])('reads %j as one thing', (prompt, text) => {
    expect(firstText(prompt)).toBe(text);
  });

  it.each(['hair dryer', 'a paper clip', 'hair'])('reads no hair clip in %j', (prompt) => {
    expect(read(prompt).understood.classes).toEqual([]);
  });

  it('reads slips as what was meant, and leaves them to the texts of items', () => {
    const spelled = (text: string) => text.replaceAll('balck', 'black').replaceAll('flroal', 'floral');
    const reading = readPrompt('a balck dress, not flroal', () => true, spelled);
    expect(reading).toMatchObject({
      understood: { colours: ['black'], not: ['floral'] },
      wanted: [{ text: 'a black dress', weight: 1 }],
      unwanted: ['floral'],
      said: { wanted: 'a balck dress', unwanted: ['flroal'] },
    });
  });

  it('says clothes that the encoder was not taught by a word that it was', () => {
    expect(firstText('a light cagoule for her')).toBe('a light raincoat for her');
  });

  it.each([
    ['something for a summer wedding', 'dress'],
    ['office wear in navy', 'navy blazer'],
    ['warm hands', 'gloves'],
    ['for the beach', 'swimwear'],
    ['etwas für den Strand', 'swimwear'],
    ['ropa para correr', 'sneakers'],
  ])('looks for what goes with %j', (prompt, text) => {
    const { wanted, understood } = read(prompt);
    expect(wanted[0]).toEqual({ text, weight: 1 });
    expect(understood.classes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 1);
    expect(wanted.map(({ weight }) => weight)).toEqual(
      wanted.map(({ weight }) => weight).toSorted((a, b) => b - a),
    );
  });

  it.each([
    'a lawn mower',
    'garden hose',
    'swimming pool',
    'mountain bike',
    'wedding cake',
    'holiday in spain',
    'office printer',
    'Rasenmäher',
    'tondeuse à gazon',
    'mesa de café',
    'voiture rouge',
    'красное платье',
    '赤いドレス',
  ])('finds no clothes in %j', (prompt) => {
    expect(read(prompt)).toMatchObject({
      understood: { classes: [] },
      wanted: [{ text: prompt, weight: 1 }],
    });
  });

  it('keeps what was written for the texts of items', () => {
    expect(read('vestido Lumdora sin flores').said).toEqual({
      wanted: 'vestido Lumdora  ',
      unwanted: ['sin flores'],
    });
  });

  it('changes no English prompt of a model whose words are not listed', () => {
    const anything = (prompt: string) => readPrompt(prompt, () => undefined).wanted;
    expect(anything('office wear')).toEqual([{ text: 'office wear', weight: 1 }]);
    expect(anything('rotes Kleid')).toEqual([{ text: 'red dress', weight: 1 }]);
  });

  it('reads whatever it is given, and says something to look for', () => {
    const words = fc.constantFrom(
      ...'not sans ohne بدون no nicht rotes Kleid zapatillas blancas فستان , . <b> & 👗 dress red for the wedding XL 38 日本'.split(
        ' ',
      ),
    );
    const prompts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 512 }),
      fc.array(words, { maxLength: 60 }).map((some) => some.join(' ')),
    );
    fc.assert(
      fc.property(prompts, (prompt) => {
        const { understood, wanted, unwanted } = read(prompt);
        expect(wanted.length).toBeGreaterThan(0);
        for (const { text, weight } of wanted) {
          expect(text.trim() === '').toBe(prompt.trim() === '');
          expect(weight).toBeGreaterThan(0);
          expect(weight).toBeLessThanOrEqual(1);
        }
        expect(unwanted.length).toBeLessThanOrEqual(5);
        for (const { share } of understood.classes) expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each(['Kleid '.repeat(400), 'nicht '.repeat(400), 'x'.repeat(2000), 'à'.repeat(2000), '<'.repeat(2000)])(
    'reads 2,000 letters at once',
    (prompt) => {
      expect(read(prompt).wanted.length).toBeGreaterThan(0);
    },
  );

  it.each([
    ['à', 16_000],
    // Each is eighteen letters, once it is folded.
    ['ﷺ', 900],
  ])('reads words of any length in one go (%s)', (letters, times) => {
    // In time quadratic in their length, they would take minutes.
    const prompt = `${letters.repeat(times)} `.repeat(120);
    expect(read(prompt).wanted.length).toBeGreaterThan(0);
  });

  it('takes apart what a person may have written, and no longer word', () => {
    expect(firstText('Donaudampfschifffahrtsgesellschaftskapitaensmuetze')).toBe('beanie');
    const endless = `${'donaudampfschifffahrt'.repeat(10)}smuetze`;
    expect(read(endless).wanted).toEqual([{ text: endless, weight: 1 }]);
  });

  it('has eight languages, each with words of every kind', () => {
    expect(OTHER_LANGUAGES.map(({ language }) => language)).toEqual([
      'de',
      'fr',
      'es',
      'it',
      'pt',
      'nl',
      'pl',
      'ar',
    ]);
  });
});
