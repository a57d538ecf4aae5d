import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImageDto, type RecommendationsDto, recommendations } from '#contracts';
import { bodyOf } from '#testing';
import { eventually } from './support/eventually.js';
import { classNames, photosOfEachClass, type TestPhoto } from './support/photos.js';
import { SharedVitrine } from './support/shared-vitrine.js';
import { openShop, type Shop } from './support/shop.js';

const PER_CLASS = 8;
const BEST = 5;

describe('a shop uploads photos and its shoppers find them by prompts', () => {
  let vitrine: SharedVitrine;
  let shop: Shop;
  let photos: TestPhoto[];
  let items: ImageDto[];

  beforeAll(async () => {
    vitrine = await SharedVitrine.join();
    shop = await openShop(vitrine);
    // In each class prices 10, 20, … 80, and those of 30 and 40 out of stock.
    photos = (await photosOfEachClass(PER_CLASS)).map((photo, at) => ({
      ...photo,
      fields: {
        external_id: photo.name,
        price: `${10 + (at % PER_CLASS) * 10}.00`,
        in_stock: String(![2, 3].includes(at % PER_CLASS)),
      },
    }));
    await shop.upload(photos);
    items = await shop.allEmbedded();
  });
  afterAll(() => vitrine?.leave());

  it('gives each photo one vector in the collection of the key', async () => {
    expect(items.map(({ external_id }) => external_id ?? '').sort()).toEqual(
      photos.map(({ name }) => name).sort(),
    );
    expect(await shop.vectorIds()).toEqual(items.map(({ id }) => id).sort());
  });

  it('puts garments of the class that a prompt names first', async () => {
    const answers = await Promise.all(classNames.map((name) => shop.recommend(name, { num_results: BEST })));
    const found = classNames.map((name, at) => ({
      name,
      right: answers[at]?.results.filter(({ category }) => category === name).length ?? 0,
    }));
    const right = found.reduce((sum, one) => sum + one.right, 0);
    // Eight prompts, the best five of each: 40 results, of which a random ranking has 5 right on average. It has 20
    // or more right once in a hundred million times.
    expect(right, JSON.stringify(found)).toBeGreaterThanOrEqual((classNames.length * BEST) / 2);
  });

  it('answers with scores between 0 and 1, falling where photos alone count', async () => {
    const prompt = 'a dress for a warm day';
    const byPhotos = await shop.recommend(prompt, { num_results: 100, text_weight: 0 });
    const falling = byPhotos.results.map(({ score }) => score);
    expect(falling).toEqual([...falling].sort((a, b) => b - a));
    const answer = recommendations.parse(await shop.recommend(prompt, { num_results: 100 }));
    const scores = [...falling, ...answer.results.map(({ score }) => score)];
    expect(Math.min(...scores)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...scores)).toBeLessThanOrEqual(1);
    expect(new Set(answer.results.map(({ image_id }) => image_id)).size).toBe(
      items.filter(({ in_stock }) => in_stock).length,
    );
  });

  it('gives as many results as asked for, ten unless told', async () => {
    expect((await shop.recommend('shoes')).results).toHaveLength(10);
    expect((await shop.recommend('shoes', { num_results: 1 })).results).toHaveLength(1);
    expect((await shop.recommend('shoes', { num_results: 37 })).results).toHaveLength(37);
  });

  it('answers GET /api/recommend as POST /api/prompts, and both kinds of token alike', async () => {
    const { results } = await shop.recommend('blue shorts', {
      num_results: 7,
      filters: { category: ['shorts', 'pants'], price_max: 60 },
    });
    const path =
      '/api/recommend?prompt=blue+shorts&num_results=7&category=shorts&category=pants&price_max=60';
    expect(results).toHaveLength(7);
    expect(bodyOf<RecommendationsDto>(await shop.secret.get(path)).results).toEqual(results);
    expect(bodyOf<RecommendationsDto>(await shop.publishable.get(path)).results).toEqual(results);
  });

  it('recommends only what meets every filter, and all that does', async () => {
    const filters = { category: ['Shoes', ' HAT '], price_min: 20, price_max: 60, in_stock: false };
    const { results } = await shop.recommend('something to wear', { num_results: 100, filters });
    const expected = items.filter(
      ({ category, price, in_stock }) =>
        ['shoes', 'hat'].includes(category ?? '') && (price ?? 0) >= 20 && (price ?? 0) <= 60 && !in_stock,
    );
    expect(expected.length).toBeGreaterThan(2);
    expect(results.map(({ image_id }) => image_id).sort()).toEqual(expected.map(({ id }) => id).sort());
  });

  it('leaves out what is out of stock unless it is asked for', async () => {
    const all = await shop.recommend('a garment', { num_results: 100 });
    expect(all.results.every(({ in_stock }) => in_stock)).toBe(true);
    const gone = await shop.recommend('a garment', { num_results: 100, filters: { in_stock: false } });
    expect(gone.results).toHaveLength(items.length - all.results.length);
  });

  it('shows photos and thumbnails to anyone who has their URLs', async () => {
    const { results } = await shop.recommend('a hat', { num_results: 3 });
    for (const { image_id, photo_url, thumbnail_url } of results) {
      const item = items.find(({ id }) => id === image_id);
      const [photo, thumbnail] = await Promise.all(
        [photo_url, thumbnail_url].map((url) => vitrine.anyone.get(url)),
      );
      expect([photo?.status, thumbnail?.status]).toEqual([200, 200]);
      expect(photo?.headers.get('content-type')).toBe('image/jpeg');
      expect(photo?.headers.get('cache-control')).toContain('immutable');
      const { width, height, format } = await sharp(photo?.bytes).metadata();
      expect({ width, height, format }).toEqual({ width: item?.width, height: item?.height, format: 'jpeg' });
      const small = await sharp(thumbnail?.bytes).metadata();
      expect(Math.max(small.width, small.height)).toBeLessThanOrEqual(320);
      expect((await sharp(thumbnail?.bytes).stats()).isOpaque).toBe(true);
    }
  });

  it('records the prompt with what became of it', async () => {
    const answer = await shop.recommend('  an evening dress ', {
      num_results: 4,
      filters: { category: 'dress' },
    });
    const row = await eventually(() =>
      vitrine.database.prisma.prompt.findUniqueOrThrow({
        where: { apiKeyId_id: { apiKeyId: shop.key.id, id: answer.prompt_id } },
      }),
    );
    expect(row).toMatchObject({
      prompt: 'an evening dress',
      numResults: 4,
      resultCount: 4,
      model: answer.model,
    });
    expect(row.filters).toEqual({ category: ['dress'] });
  });
});
