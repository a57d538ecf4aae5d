import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photosOfEachClass, type TestPhoto } from './support/photos.js';
import { SharedVitrine } from './support/shared-vitrine.js';
import { openShop, type Shop } from './support/shop.js';

const COLLAGE = 'Three of our best';
const SIZE_CHART = 'Which size fits?';
const WRONG_PHOTO = 'Silk evening gown';
const MARKED_UP = '<b onclick="x()">Quillon</b> &lt;i&gt; cap';
/** 512 characters: one value has 500 at most. */
const LONG_ATTRIBUTES = { note: 'quillon '.repeat(63).slice(0, 500), more: 'x'.repeat(12) };

describe('items that are not as they should be', () => {
  let vitrine: SharedVitrine;
  let shop: Shop;

  beforeAll(async () => {
    vitrine = await SharedVitrine.join();
    shop = await openShop(vitrine);
    const photos = await photosOfEachClass(2);
    const of = (category: string) => photos.filter((photo) => photo.category === category);
    const [hat, cap] = of('hat') as [TestPhoto, TestPhoto];
    const [shoes, trainers] = of('shoes') as [TestPhoto, TestPhoto];
    const [dress] = of('dress') as [TestPhoto];
    const odd = (name: string, category: string, file: () => Promise<Buffer>): TestPhoto => ({
      name,
      category,
      file,
    });
    await shop.upload([
      ...photos.filter((photo) => photo !== trainers && photo !== cap),
      odd(WRONG_PHOTO, 'gowns', trainers.file),
      odd(COLLAGE, 'sets', async () => collageOf([await hat.file(), await dress.file(), await shoes.file()])),
      odd(SIZE_CHART, 'help', sizeChart),
      { ...cap, name: MARKED_UP, fields: { attributes: JSON.stringify(LONG_ATTRIBUTES) } },
    ]);
    await shop.allEmbedded();
  });
  afterAll(() => vitrine?.leave());

  const namesFor = async (prompt: string, more = {}) =>
    (await shop.recommend(prompt, more)).results.map(({ name }) => name);
  const placeOf = async (name: string, prompt: string) =>
    (await namesFor(prompt, { num_results: 20, text_weight: 0 })).indexOf(name);

  it('shows a size chart after both photos of what was asked for', async () => {
    for (const prompt of ['a dress', 'shoes', 'a hat', 'trousers']) {
      expect(await placeOf(SIZE_CHART, prompt), prompt).toBeGreaterThanOrEqual(2);
    }
    const { results } = await shop.recommend('a dress', { num_results: 20, text_weight: 0, min_score: 0.5 });
    expect(results.map(({ name }) => name)).not.toContain(SIZE_CHART);
  });

  it('shows a collage behind a photo of the one garment', async () => {
    for (const prompt of ['a dress', 'shoes']) {
      expect(await placeOf(COLLAGE, prompt), prompt).toBeGreaterThanOrEqual(1);
    }
  });

  it('finds an item with a wrong photo by its name, and its photo by what it shows', async () => {
    expect((await namesFor('silk evening gown'))[0]).toBe(WRONG_PHOTO);
    expect((await shop.recommend('a dress', { text_weight: 0 })).results[0]?.category).toBe('dress');
    expect(await namesFor('shoes', { num_results: 4, text_weight: 0 })).toContain(WRONG_PHOTO);
  });

  it.each(['quillon', 'quillon cap', '<i>quillon</i>', 'quillon &lt;b&gt;'])(
    'finds a name with HTML in it and 512 characters of attributes: %s',
    async (prompt) => {
      expect((await namesFor(prompt))[0]).toBe(MARKED_UP);
    },
  );

  it('reads a prompt in three languages at once', async () => {
    const { results, understood, warnings } = await shop.recommend('ein vestido red pour été');
    expect(understood?.classes[0]?.name).toBe('dress');
    expect(understood?.colours).toEqual(['red']);
    expect(['dress', 'gowns']).toContain(results[0]?.category);
    expect(warnings).toBeUndefined();
  });

  it.each(['красное платье', '赤いドレス', '빨간 드레스', 'κόκκινο φόρεμα', 'สีแดง', 'ᚠᚢᚦ'])(
    'says that it does not know the script of %s, and shows what is closest',
    async (prompt) => {
      const { results, fallback_used, warnings } = await shop.recommend(prompt);
      expect(results.length).toBeGreaterThan(0);
      expect(fallback_used).toBe('closest');
      expect(warnings).toContainEqual(expect.stringContaining('knows no clothes'));
      expect((await shop.recommend(prompt, { fallback: 'none' })).results).toEqual([]);
    },
  );
});

/** Side by side, as shops lay three photos into one. */
async function collageOf(photos: readonly Buffer[]): Promise<Buffer> {
  const parts = await Promise.all(
    photos.map((photo) => sharp(photo).resize(200, 400, { fit: 'cover' }).toBuffer()),
  );
  return sharp({ create: { width: 600, height: 400, channels: 3, background: 'white' } })
    .composite(parts.map((input, at) => ({ input, left: at * 200, top: 0 })))
    .jpeg()
    .toBuffer();
}

function sizeChart(): Promise<Buffer> {
  const rows = ['size,chest,waist,hips', 'S,86,70,94', 'M,92,76,100', 'L,98,82,106', 'XL,104,88,112'];
  const cells = rows.flatMap((row, y) =>
    row
      .split(',')
      .map(
        (text, x) =>
          `<rect x="${x * 120}" y="${y * 80}" width="120" height="80" fill="${y === 0 ? '#ddd' : '#fff'}" stroke="#444"/>` +
          `<text x="${x * 120 + 20}" y="${y * 80 + 50}" font-size="26" font-family="sans-serif">${text}</text>`,
      ),
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="400">${cells.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
