import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImageDto, RecommendationReportDto, RecommendationsDto } from '#contracts';
import { bodyOf } from '#testing';
import { eventually } from './support/eventually.js';
import { classNames, photosOfEachClass } from './support/photos.js';
import { problemOf } from './support/problems.js';
import { SharedVitrine } from './support/shared-vitrine.js';
import { openShop, type Shop } from './support/shop.js';

const PER_CLASS = 6;

describe('recommendations that a storefront can use', () => {
  let vitrine: SharedVitrine;
  let shop: Shop;
  let items: ImageDto[];

  beforeAll(async () => {
    vitrine = await SharedVitrine.join();
    shop = await openShop(vitrine);
    // The first three of each class are one product in three colours; heels of 0, 2, 4, …
    const photos = (await photosOfEachClass(PER_CLASS)).map((photo, at) => ({
      ...photo,
      fields: {
        external_id: photo.name,
        price: `${10 + at}.00`,
        style: at % 2 === 0 ? 'casual' : 'formal',
        age_group: 'adult',
        attributes: JSON.stringify({
          material: ['linen', 'wool', 'cotton'][at % 3],
          heel_cm: at % 10,
          sale: at % 4 === 0,
        }),
        ...(at % PER_CLASS < 3 && { variant_group: `product-${Math.floor(at / PER_CLASS)}` }),
      },
    }));
    await shop.upload(photos);
    items = await shop.allEmbedded();
  });
  afterAll(() => vitrine?.leave());

  const idsOf = ({ results }: RecommendationsDto) => results.map(({ image_id }) => image_id);
  const everything = { num_results: 100, collapse_variants: false } as const;

  it('filters by attributes, price, style and category at once, the same by POST and GET', async () => {
    const filters = {
      style: 'Casual',
      price_min: 12,
      attributes: {
        material: { any_of: ['linen', 'cotton'] },
        heel_cm: { min: 2, max: 8 },
        sale: { none_of: [true] },
      },
    };
    const expected = items.filter(
      ({ style, price, attributes: { material, heel_cm, sale } }) =>
        style === 'casual' &&
        Number(price) >= 12 &&
        ['linen', 'cotton'].includes(String(material)) &&
        Number(heel_cm) >= 2 &&
        Number(heel_cm) <= 8 &&
        sale !== true,
    );
    expect(expected.length).toBeGreaterThan(2);
    const answer = await shop.recommend('something to wear', { ...everything, filters });
    expect(idsOf(answer).sort()).toEqual(expected.map(({ id }) => id).sort());
    const query = new URLSearchParams({
      prompt: 'something to wear',
      num_results: '100',
      collapse_variants: 'false',
      style: 'Casual',
      price_min: '12',
      attributes: JSON.stringify(filters.attributes),
    });
    const got = bodyOf<RecommendationsDto>(await shop.publishable.get(`/api/recommend?${query.toString()}`));
    expect(got.results).toEqual(answer.results);
  });

  it('gives variants of one product once, and each on request', async () => {
    const collapsed = await shop.recommend('clothes', { num_results: 100 });
    const groups = collapsed.results.flatMap(({ variant_group }) => variant_group ?? []);
    expect(new Set(groups).size).toBe(groups.length);
    expect(groups.length).toBe(classNames.length);
    expect(collapsed.results).toHaveLength(classNames.length * (PER_CLASS - 2));
    expect((await shop.recommend('clothes', everything)).results).toHaveLength(items.length);
    const one = await shop.recommend('clothes', { ...everything, filters: { variant_group: 'product-0' } });
    expect(one.results).toHaveLength(3);
  });

  it('says when nothing fits, and does what was asked for then', async () => {
    const prompt = 'sdfkjh qwepoi';
    const closest = await shop.recommend(prompt);
    expect(closest).toMatchObject({ fallback_used: 'closest' });
    expect(closest.results).toHaveLength(10);
    expect(await shop.recommend(prompt, { fallback: 'none' })).toMatchObject({
      fallback_used: 'none',
      results: [],
      next_cursor: null,
    });
    for (const name of ['a pair of trousers', 'black shoes', 'a dress'])
      expect(await shop.recommend(name, { fallback: 'none' }), name).toMatchObject({ fallback_used: null });
  });

  it('cuts at the score that is asked for', async () => {
    const all = await shop.recommend('shoes', everything);
    const min_score = all.results[4]?.score ?? 1;
    const cut = await shop.recommend('shoes', { ...everything, min_score });
    expect(cut.results).toEqual(all.results.filter(({ score }) => score >= min_score));
    expect(cut.fallback_used).toBeNull();
    expect(await shop.recommend('shoes', { min_score: 1, fallback: 'none' })).toMatchObject({ results: [] });
  });

  it('puts back what is not wanted, said in the prompt or beside it', async () => {
    const rankOf = (answer: RecommendationsDto, category: string) => {
      const places = answer.results.flatMap((one, at) => (one.category === category ? at : []));
      return places.reduce((sum, at) => sum + at, 0) / places.length;
    };
    const plain = await shop.recommend('something to wear', everything);
    const said = await shop.recommend('something to wear, but no shoes', everything);
    const listed = await shop.recommend('something to wear', { ...everything, exclude: ['shoes'] });
    expect(rankOf(said, 'shoes')).toBeGreaterThan(rankOf(plain, 'shoes'));
    expect(rankOf(said, 'shoes')).toBeGreaterThan((items.length * 2) / 3);
    expect(idsOf(listed)).toEqual(idsOf(said));
  });

  it('gives items that differ more from each other the more diversity is asked for', async () => {
    const kinds = async (diversity: number) => {
      const { results } = await shop.recommend('shoes', { ...everything, num_results: 6, diversity });
      return new Set(results.map(({ category }) => category)).size;
    };
    const [none, much] = [await kinds(0), await kinds(0.9)];
    expect(much).toBeGreaterThan(none);
    const same = await shop.recommend('shoes', { ...everything, diversity: 0.9 });
    expect(new Set(idsOf(same)).size).toBe(items.length);
  });

  it.each([0, 0.5])(
    'pages through each item once while the catalogue changes, diversity %d',
    async (diversity) => {
      const own = await openShop(vitrine);
      const photos = (await photosOfEachClass(3)).map((photo) => ({
        ...photo,
        fields: { external_id: photo.name },
      }));
      await own.upload(photos);
      const there = await own.allEmbedded();
      const ask = (cursor?: string | null) =>
        own.recommend('a dress', { num_results: 5, diversity, ...(cursor && { cursor }) });
      const first = await ask();
      const unseen = there.find(({ id }) => !idsOf(first).includes(id)) as ImageDto;
      await own.secret.send('DELETE', `/api/images/${unseen.id}`);
      await own.secret.send('DELETE', `/api/images/${idsOf(first)[0]}`);
      const [again] = photos.filter(({ name }) => name === unseen.external_id);
      await own.uploadOne({ ...(again as (typeof photos)[number]), fields: { external_id: 'new' } });
      await own.allEmbedded();
      const seen = idsOf(first);
      for (let { next_cursor } = first; next_cursor !== null;) {
        const page = await ask(next_cursor);
        expect(page.prompt_id).toBe(first.prompt_id);
        seen.push(...idsOf(page));
        next_cursor = page.next_cursor;
      }
      expect(new Set(seen).size).toBe(seen.length);
      const expected = there.map(({ id }) => id).filter((id) => id !== unseen.id);
      expect([...seen].sort()).toEqual(expected.sort());
    },
  );

  it('refuses a cursor of another prompt, filter or key', async () => {
    const { next_cursor: cursor } = await shop.recommend('a dress', { num_results: 3 });
    const other = await openShop(vitrine);
    for (const [caller, body] of [
      [shop.secret, { prompt: 'a skirt' }],
      [shop.secret, { prompt: 'a dress', filters: { price_max: 10 } }],
      [other.secret, { prompt: 'a dress' }],
    ] as const) {
      const answer = await caller.post('/api/prompts', { ...body, num_results: 3, cursor });
      expect(problemOf(answer, 400, 'INVALID_REQUEST').errors).toMatchObject([{ path: 'cursor' }]);
    }
  });

  it('finds items like an item, without that one, and says when it cannot yet', async () => {
    const shoe = items.find(({ category }) => category === 'shoes') as ImageDto;
    const path = `/api/images/${shoe.id}/similar?num_results=8&collapse_variants=false`;
    const answer = bodyOf<RecommendationsDto>(await shop.publishable.get(path));
    expect(answer.results).toHaveLength(8);
    expect(idsOf(answer)).not.toContain(shoe.id);
    const alike = answer.results.filter(({ category }) => category === 'shoes').length;
    // Five others of its class among 47: a random choice of eight has fewer than one of them on average.
    expect(alike).toBeGreaterThanOrEqual(3);
    const next = bodyOf<RecommendationsDto>(
      await shop.publishable.get(`${path}&cursor=${answer.next_cursor ?? ''}`),
    );
    expect(next.results.filter(({ image_id }) => idsOf(answer).includes(image_id))).toEqual([]);
    const dresses = await shop.secret.get(`${path}&category=dress`);
    expect(bodyOf<RecommendationsDto>(dresses).results.every(({ category }) => category === 'dress')).toBe(
      true,
    );
  });

  it('finds the item of a photo that is sent, and keeps nothing of the photo', async () => {
    const photos = await photosOfEachClass(PER_CLASS);
    const photo = photos[7] as (typeof photos)[number];
    const item = items.find(({ external_id }) => external_id === photo.name) as ImageDto;
    const send = async (fields: Record<string, string | string[]>) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields))
        for (const one of [value].flat()) form.append(name, one);
      form.set('photo', new Blob([new Uint8Array(await photo.file())]), 'photo.jpg');
      return bodyOf<RecommendationsDto>(
        await shop.publishable.send('POST', '/api/recommend/photo', { form }),
      );
    };
    const before = new Set(await vitrine.storedFiles());
    const alone = await send({ num_results: '5', collapse_variants: 'false' });
    expect(alone.results[0]).toMatchObject({ image_id: item.id });
    const asHats = await send({
      prompt: 'a hat',
      photo_weight: '0',
      num_results: '5',
      collapse_variants: 'false',
    });
    const hats = await shop.recommend('a hat', { num_results: 5, collapse_variants: false });
    expect(idsOf(asHats)).toEqual(idsOf(hats));
    const both = await send({ prompt: 'a hat', num_results: '100', collapse_variants: 'false' });
    expect(both.results).toHaveLength(items.length);
    const some = await send({ category: ['dress', 'hat'], num_results: '100', collapse_variants: 'false' });
    expect(new Set(some.results.map(({ category }) => category))).toEqual(new Set(['dress', 'hat']));
    // Other shops upload at the same time: what is stored besides theirs is of this one.
    const added = (await vitrine.storedFiles()).filter((path) => !before.has(path));
    const others = await vitrine.database.prisma.apiKey.findMany({ where: { id: { not: shop.key.id } } });
    expect(added.filter((path) => !others.some(({ id }) => path.includes(id)))).toEqual([]);
    const garbage = new FormData();
    garbage.set('photo', new Blob([Buffer.from('no photo')]), 'photo.jpg');
    problemOf(await shop.secret.send('POST', '/api/recommend/photo', { form: garbage }), 422);
  });

  it('completes a look with other categories of the same style', async () => {
    const dress = items.find(({ category }) => category === 'dress') as ImageDto;
    const answer = bodyOf<RecommendationsDto>(
      await shop.publishable.get(`/api/images/${dress.id}/look?num_results=7`),
    );
    const categories = answer.results.map(({ category }) => category);
    expect(categories).not.toContain('dress');
    expect(new Set(categories).size).toBe(classNames.length - 1);
    expect(answer.results.every(({ style }) => style === dress.style)).toBe(true);
    const scores = answer.results.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('learns from events what is popular, and reports them', async () => {
    const own = await openShop(vitrine);
    await own.upload(
      (await photosOfEachClass(1)).map((photo) => ({ ...photo, fields: { external_id: photo.name } })),
    );
    const [, second] = await own.allEmbedded();
    const { prompt_id } = await own.recommend('a hat', { num_results: 8 });
    const click = { type: 'click', image_id: second?.id, prompt_id };
    expect(
      (await own.publishable.post('/api/events', { events: [click, { ...click, type: 'view' }] })).status,
    ).toBe(202);
    expect((await own.publishable.post('/api/events', click)).status).toBe(202);
    const report = await eventually(async () => {
      const found = bodyOf<RecommendationReportDto>(await own.secret.get('/api/reports/recommendations'));
      expect(found.clicks).toBe(1);
      return found;
    });
    expect(report).toMatchObject({ views: 1, click_through_rate: 1, top_items: [{ image_id: second?.id }] });
    const popular = await own.recommend('sdfkjh qwepoi', { fallback: 'popular' });
    expect(popular.fallback_used).toBe('popular');
    expect(popular.results[0]?.image_id).toBe(second?.id);
    expect(popular.results).toHaveLength(8);
    problemOf(await own.publishable.get('/api/reports/recommendations'), 403);
    problemOf(await own.secret.post('/api/events', { ...click, type: 'like' }), 400, 'INVALID_REQUEST');
    const upsideDown = '/api/reports/recommendations?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z';
    problemOf(await own.secret.get(upsideDown), 400, 'INVALID_REQUEST');
  });
});
