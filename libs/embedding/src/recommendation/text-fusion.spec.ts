import { describe, expect, it } from 'vitest';
import type { ItemFilter } from '#catalog';
import { afterGathered } from '#platform';
import { directionOf, FakeEncoder } from '#testing';
import { idsOf, serve, tenant } from './testing/serve.js';

describe('texts that say something', () => {
  const request = { prompt: 'hat', numResults: 4 };

  it('puts an item first whose text says the prompt, however far its photo is', async () => {
    const { service } = serve(5_000, undefined, { texts: { 'image-4000': 1 } });
    const { results } = await service.recommend(tenant, request);
    expect(results.map(({ image_id }) => image_id)).toEqual(['image-4000', 'image-0', 'image-1', 'image-2']);
    expect(results[0]?.score).toBe(0.95);
  });

  it('gives the same items first, whatever the size of a page', async () => {
    // Each text says all; the photos of some are near, of others far.
    const far = Array.from({ length: 150 }, (_, at) => [`image-${2_000 + at}`, at < 100 ? 0.5 : 0.4]);
    const near = { 'image-6': 1, 'image-12': 0.8, 'image-30': 0.8, 'image-45': 0.3 };
    const texts = { ...near, 'image-4000': 1, ...Object.fromEntries(far), 'image-50': 0.4 };
    const { service } = serve(5_000, undefined, { texts });
    const long = idsOf(await service.recommend(tenant, { ...request, numResults: 60 }));
    expect(long.slice(0, 2)).toEqual(['image-6', 'image-12']);
    for (const numResults of [1, 3, 8, 20, 40])
      expect(idsOf(await service.recommend(tenant, { ...request, numResults }))).toEqual(
        long.slice(0, numResults),
      );
    const seen: string[] = [];
    for (let cursor: string | undefined; seen.length < 60;) {
      const page = await service.recommend(tenant, { ...request, cursor });
      seen.push(...idsOf(page));
      cursor = page.next_cursor ?? undefined;
    }
    expect(seen).toEqual(long);
  });

  it('orders items whose texts say the same by their photos', async () => {
    const { service } = serve(5_000, undefined, {
      texts: { 'image-4000': 1, 'image-9': 1, 'image-70': 1 },
    });
    expect(idsOf(await service.recommend(tenant, request)).slice(0, 3)).toEqual([
      'image-9',
      'image-70',
      'image-4000',
    ]);
  });

  it('leaves order and scores alone where the weight is 0, and where texts say nothing', async () => {
    const without = await serve(50).service.recommend(tenant, request);
    const { service } = serve(50, undefined, { texts: { 'image-40': 1 } });
    const weightless = await service.recommend(tenant, { ...request, textWeight: 0 });
    expect(weightless.results).toEqual(without.results);
  });

  it('lets a text that says little of the prompt pass no photo that fits', async () => {
    const { service } = serve(5_000, undefined, { texts: { 'image-4000': 0.2 } });
    expect(idsOf(await service.recommend(tenant, request))[0]).toBe('image-0');
  });

  it('lets a text that leaves out a look pass no photo, and gives no score for it', async () => {
    // "A red hat": the text is of a hat, and says no colour.
    const { service, read } = serve(5_000, undefined, {
      texts: { 'image-4000': { whole: 0.8, besidePhotos: 0 }, 'image-9': { whole: 0.8, besidePhotos: 0 } },
    });
    const { results } = await service.recommend(tenant, request);
    const alone = await serve(5_000).service.recommend(tenant, request);
    expect(results).toEqual(alone.results);
    // What has no vote is not read.
    expect(read).not.toContainEqual(expect.arrayContaining(['image-4000']));
  });

  it('counts all that texts say where the model does not know what is asked for', async () => {
    const encoder = new FakeEncoder();
    encoder.foreign.add('red nike');
    const texts = {
      'image-40': { whole: 0.9, besidePhotos: 0 },
      'image-30': { whole: 0.5, besidePhotos: 0.5 },
    };
    const { service } = serve(50, undefined, { encoder, texts });
    const answer = await service.recommend(tenant, { prompt: 'red nike', numResults: 3 });
    expect(idsOf(answer)).toEqual(['image-40', 'image-30', 'image-0']);
  });

  it('counts texts alone where the weight is 1', async () => {
    const { service } = serve(50, undefined, { texts: { 'image-40': 0.9, 'image-2': 0.3 } });
    const { results } = await service.recommend(tenant, { ...request, textWeight: 1 });
    expect(results.map(({ image_id }) => image_id)).toEqual(['image-40', 'image-2', 'image-0', 'image-1']);
  });

  it('takes no photo into account and does not warn where only a text knows the words', async () => {
    const encoder = new FakeEncoder();
    const strict = Object.assign(encoder, { model: { ...encoder.model, floor: 0.6 } });
    strict.foreign.add('nike air max');
    const { service } = serve(50, undefined, { encoder: strict, texts: { 'image-40': 1, 'image-30': 1 } });
    const answer = await service.recommend(tenant, { prompt: 'nike air max', numResults: 3 });
    expect(idsOf(answer)).toEqual(['image-40', 'image-30', 'image-0']);
    expect(answer).toMatchObject({ fallback_used: null });
    expect(answer.warnings).toBeUndefined();
  });

  it('gives the filtered, each variant and each page what texts found, once', async () => {
    const group = (id: string) => (['image-40', 'image-41'].includes(id) ? 'one product' : null);
    const isThere = (id: string, { category }: ItemFilter) => category === undefined || id !== 'image-42';
    const setting = { group, texts: { 'image-41': 1, 'image-40': 1, 'image-42': 1, 'image-43': 1 } };
    const { service } = serve(60, isThere, setting);
    const filtered = { prompt: 'hat', numResults: 3, filters: { category: ['hat'] } };
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await service.recommend(tenant, { ...filtered, cursor });
      seen.push(...idsOf(page));
      cursor = page.next_cursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen.slice(0, 3)).toEqual(['image-40', 'image-43', 'image-0']);
    expect(new Set(seen).size).toBe(seen.length);
    const expected = Array.from({ length: 60 }, (_, at) => `image-${at}`);
    const dropped = ['image-41', 'image-42'];
    expect(seen.toSorted()).toEqual(expected.filter((id) => !dropped.includes(id)).toSorted());
  });

  it('puts back what a text says to be what is not wanted', async () => {
    const { service } = serve(50, undefined, {
      texts: { 'image-1': 1 },
      unwantedTexts: ['image-1', 'image-0'],
    });
    const answer = await service.recommend(tenant, { ...request, numResults: 50, exclude: ['leather'] });
    expect(idsOf(answer).slice(-2).toSorted()).toEqual(['image-0', 'image-1']);
  });

  it('leaves "ones" out of what is not wanted', async () => {
    const encoder = new FakeEncoder();
    const { service, unwanted } = serve(50, undefined, { encoder });
    await service.recommend(tenant, { ...request, exclude: ['black ones'] });
    await service.recommend(tenant, { ...request, prompt: 'hat, no black ones' });
    expect(unwanted).toEqual([['black'], ['black']]);
    expect(encoder.texts).toContain('black');
    expect(encoder.texts).not.toContain('black ones');
  });

  it('lets no text pass that does not say what its photo shows, and is not wanted', async () => {
    // Photos are as far from "black" as from "shoes": all of them show it, the first the most.
    const texts = { 'image-0': 1, 'image-4000': 1 };
    const black = new FakeEncoder();
    const score = (cosine: number) => (cosine > 0.99 ? 0.98 : 0);
    Object.assign(black, { model: { ...black.model, score } });
    black.encodeText = async () => ({ vector: directionOf('x'), truncated: false, understood: true });
    const { service } = serve(5_000, undefined, { encoder: black, texts });
    const { results } = await service.recommend(tenant, { prompt: 'shoes, not black', numResults: 3 });
    expect(results[0]).toMatchObject({ image_id: 'image-4000', score: 0.95 });
    expect(results.find(({ image_id: id }) => id === 'image-0')?.score ?? 0).toBeLessThan(0.05);
    const wanted = await service.recommend(tenant, { prompt: 'shoes', numResults: 3 });
    expect(idsOf(wanted)[0]).toBe('image-0');
  });

  it('counts texts beside a photo as much as the words', async () => {
    const { service } = serve(5_000, undefined, { texts: { 'image-4000': 1 } });
    const photo = Buffer.from('a photo');
    const firstBy = async (prompt: string | undefined, photoWeight: number) =>
      idsOf(await service.byPhoto(tenant, { photo, prompt, photoWeight, numResults: 4 }))[0];
    expect(await firstBy('hat', 0)).toBe('image-4000');
    expect(await firstBy('hat', 1)).toBe('image-0');
    expect(await firstBy(undefined, 0.5)).toBe('image-0');
  });

  it('asks the texts once for a prompt that comes again at once, and reads its items each time', async () => {
    const sold = new Set<string>();
    const { service, asked } = serve(5_000, (id) => !sold.has(id), {
      texts: { 'image-4000': 1, 'image-3000': 0.9 },
    });
    expect(idsOf(await service.recommend(tenant, request)).slice(0, 2)).toEqual(['image-4000', 'image-3000']);
    sold.add('image-4000');
    expect(idsOf(await service.recommend(tenant, request))[0]).toBe('image-3000');
    expect(asked).toEqual(['hat']);
    await service.recommend(tenant, { ...request, filters: { price_max: 3 } });
    expect(asked).toEqual(['hat', 'hat']);
  });

  it('searches texts while the prompt is encoded, and reads their items while photos are searched', async () => {
    let encode = () => {};
    const encoded = new Promise<void>((resolve) => (encode = resolve));
    class SlowEncoder extends FakeEncoder {
      override async encodeText(prompt: string) {
        await encoded;
        return super.encodeText(prompt);
      }
    }
    const setting = { encoder: new SlowEncoder(), texts: { 'image-4000': 1 } };
    const { service, index, asked, read } = serve(5_000, undefined, setting);
    const answer = service.recommend(tenant, request);
    for (let turns = 0; turns < 4; turns++) await afterGathered();
    expect({ asked, read, photos: index.asked }).toEqual({ asked: ['hat'], read: [], photos: [] });
    encode();
    expect(idsOf(await answer)[0]).toBe('image-4000');
    expect(read).toContainEqual(['image-4000']);
  });

  it('spreads a page over what texts found too', async () => {
    const { service } = serve(50, undefined, { texts: { 'image-40': 1 } });
    expect(idsOf(await service.recommend(tenant, { ...request, diversity: 0.3 }))[0]).toBe('image-40');
  });
});
