import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { RecommendationsDto, SuggestionsDto } from '#contracts';
import { bodyOf } from '#testing';
import { photosOfEachClass } from './support/photos.js';
import { problemOf } from './support/problems.js';
import { openShop, type Shop } from './support/shop.js';
import { Vitrine } from './support/vitrine.js';

const NAMES = [
  'Nike Air Max 90',
  'Nike Air Max 95',
  '<b>Lumdora</b> &amp; Sons "Breeze"',
  '红色连衣裙',
  'Robe d’été',
];

describe('what a shop says of its items', () => {
  let vitrine: Vitrine;
  let shop: Shop;

  beforeAll(async () => {
    vitrine = await Vitrine.start({ services: inject('services') });
    shop = await openShop(vitrine);
    const photos = (await photosOfEachClass(1)).map((photo, at) => ({
      ...photo,
      name: NAMES[at] ?? photo.name,
      fields: {
        external_id: `SKU-${1000 + at}`,
        price: `${10 + at}.00`,
        attributes: JSON.stringify({ note: 'x'.repeat(490), ...(at === 0 && { brand: 'Quillon' }) }),
      },
    }));
    await shop.upload(photos);
    await shop.allEmbedded();
  });
  afterAll(() => vitrine?.stop());

  const first = async (prompt: string, more = {}) => (await shop.recommend(prompt, more)).results[0]?.name;
  const suggest = async (typed: string, caller = shop.publishable) =>
    bodyOf<SuggestionsDto>(await caller.get(`/api/suggest?q=${encodeURIComponent(typed)}`)).suggestions;

  it.each([
    ['Nike Air Max 95', 'Nike Air Max 95'],
    ['nkie air max 90', 'Nike Air Max 90'],
    ['quillon', 'Nike Air Max 90'],
    ['SKU-1001', 'Nike Air Max 95'],
    ['lumdora', NAMES[2]],
    ['连衣裙', '红色连衣裙'],
    ['robe ete', 'Robe d’été'],
  ])('finds its items first: %s', async (prompt, name) => {
    const answer = await shop.recommend(prompt);
    expect(answer.results[0]?.name).toBe(name);
    expect(answer.fallback_used).toBeNull();
    expect(answer.warnings).toBeUndefined();
    expect(await first(prompt, { filters: { price_min: 9_000 } })).toBeUndefined();
  });

  it('counts as much as is asked for, and on every page once', async () => {
    const everything = { num_results: 100, collapse_variants: false } as const;
    const photosAlone = await shop.recommend('Nike Air Max 90', { ...everything, text_weight: 0 });
    expect(photosAlone.warnings).toHaveLength(1);
    const path = '/api/recommend?prompt=Nike+Air+Max+90&text_weight=1&num_results=2';
    const page = bodyOf<RecommendationsDto>(await shop.publishable.get(path));
    expect(page.results.map(({ name }) => name)).toEqual(['Nike Air Max 90', 'Nike Air Max 95']);
    const next = `${path}&cursor=${encodeURIComponent(page.next_cursor ?? '')}`;
    const names = bodyOf<RecommendationsDto>(await shop.publishable.get(next)).results.map(
      ({ name }) => name,
    );
    expect(names.filter((name) => name.startsWith('Nike'))).toEqual([]);
    problemOf(
      await shop.secret.post('/api/prompts', { prompt: 'a hat', text_weight: 2 }),
      400,
      'INVALID_REQUEST',
    );
  });

  it('answers whatever is typed', async () => {
    for (const prompt of [
      'a & !b:*',
      "'); DROP TABLE images; --",
      '<script>nike</script>',
      '%_\\',
      '👗',
      '我想要一条红色连衣裙',
    ])
      expect((await shop.recommend(prompt)).results.length, prompt).toBeGreaterThan(0);
    problemOf(await shop.secret.post('/api/prompts', { prompt: 'nike\u0000' }), 400, 'INVALID_REQUEST');
  });

  it('goes on from what a shopper types', async () => {
    expect(await suggest('air')).toContainEqual({ text: 'Nike Air Max 90', kind: 'name' });
    expect(await suggest('nkie')).toContainEqual({ text: 'Nike Air Max 95', kind: 'name' });
    expect((await suggest('dres')).map(({ kind }) => kind)).toContain('category');
    for (const typed of ['n', '&!:*', '%', '👗', 'x'.repeat(100)])
      expect(await suggest(typed)).toBeInstanceOf(Array);
    for (const query of [
      '',
      '?q=',
      '?q=%20',
      '?q=%00',
      `?q=${'x'.repeat(101)}`,
      '?q=a&limit=0',
      '?q=a&other=1',
    ])
      problemOf(await shop.publishable.get(`/api/suggest${query}`), 400, 'INVALID_REQUEST');
  });

  it('suggests what many asked for, and nothing that one did', async () => {
    const own = await openShop(vitrine);
    const asked = (prompt: string, times: number, days: number, askers?: number) =>
      Array.from({ length: times }, (_, at) => {
        const createdAt = new Date(Date.now() - (at % days) * 86_400_000);
        const id = uuidv7({ msecs: createdAt.getTime() });
        const counts = { numResults: 10, resultCount: 10, model: 'a@1', durationMs: 1 };
        const asker = askers === undefined ? null : Buffer.from([at % askers]);
        return { apiKeyId: own.key.id, id, prompt, createdAt, asker, ...counts };
      });
    await vitrine.database.prisma.prompt.createMany({
      data: [
        ...asked('wedding dress for a guest', 6, 3, 6),
        ...asked('wedding hat', 5, 3, 5),
        ...asked('wedding of anna', 9, 1, 9),
        ...asked('wedding shoes', 4, 4, 4),
        // One visitor, on three days and on nine.
        ...asked('wedding planned by one', 30, 3, 1),
        ...asked('wedding planned for long', 30, 9, 1),
        // By the shop's own server, on three days and on five.
        ...asked('wedding told by a server', 30, 3),
        ...asked('wedding suit', 5, 5),
        ...asked('wedding me@example.com', 9, 9, 9),
      ],
    });
    const texts = (await suggest('wedding', own.publishable)).map(({ text }) => text);
    expect(texts).toEqual(['wedding dress for a guest', 'wedding hat', 'wedding suit']);
  });
});
