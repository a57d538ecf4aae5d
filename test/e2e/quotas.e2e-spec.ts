import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiKeyDto, ImageDto, QuotasDto, RecommendationsDto, UsageDto } from '#contracts';
import { type Answer, bodyOf, type HttpClient } from '#testing';
import { eventually } from './support/eventually.js';
import { differentPhotos, type TestPhoto } from './support/photos.js';
import { problemOf } from './support/problems.js';
import { SharedVitrine } from './support/shared-vitrine.js';
import { formOf, openShop, type Shop } from './support/shop.js';

/** A change holds on every process within it. */
const A_SECOND = 1_000;

describe('the quotas of a key, on two API processes', () => {
  let vitrine: SharedVitrine;
  let photos: TestPhoto[];

  beforeAll(async () => {
    vitrine = await SharedVitrine.join();
    photos = await differentPhotos(8);
  });
  afterAll(() => vitrine?.leave());

  const keyUrl = (shop: Shop) => `/api/admin/api-keys/${shop.key.id}`;
  /** Of a key that is in use. */
  const setQuotas = async (shop: Shop, quotas: Partial<QuotasDto>) => {
    bodyOf<ApiKeyDto>(await vitrine.admin.send('PATCH', keyUrl(shop), { json: { quotas } }));
    // Not a wait for something: that it takes no longer is what is shown.
    await sleep(A_SECOND);
  };
  /** The same caller at one process and the other. */
  const turns = (caller: HttpClient, i: number) => caller.at(vitrine.apiUrls[i % 2]!);
  const prompt = (caller: HttpClient, headers: Record<string, string> = {}) =>
    caller.post('/api/prompts', { prompt: 'a dress' }, { headers });
  const statuses = (answers: Answer[], status: number) => answers.filter((one) => one.status === status);

  it('cost and say nothing where there is none', async () => {
    const shop = await openShop(vitrine);
    expect(shop.key.quotas).toEqual({
      images: null,
      prompts_per_minute: null,
      prompts_per_month: null,
      try_ons_per_month: null,
      render_cost_per_month: null,
    });
    const answer = await prompt(shop.publishable);
    expect(answer.status).toBe(200);
    expect(answer.headers.has('ratelimit')).toBe(false);
    expect(answer.headers.has('ratelimit-policy')).toBe(false);
  });

  it('let exactly as many prompts of a minute pass as they say, and tell every caller', async () => {
    const shop = await openShop(vitrine);
    await shop.uploadOne(photos[0]!);
    await shop.allEmbedded();
    await setQuotas(shop, { prompts_per_minute: 12, prompts_per_month: 1000 });
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) => prompt(turns(i % 3 === 0 ? shop.publishable : shop.secret, i))),
    );
    expect(statuses(answers, 200)).toHaveLength(12);
    expect(statuses(answers, 429)).toHaveLength(28);
    for (const answer of answers) {
      expect(answer.headers.get('ratelimit-policy')).toMatch(/^"prompts-per-minute";q=12;w=60(,|$)/);
      expect(answer.headers.get('ratelimit')).toMatch(/^"prompts-per-minute";r=\d+;t=\d+(,|$)/);
    }
    const left = statuses(answers, 200).map((one) =>
      Number(/r=(\d+)/.exec(one.headers.get('ratelimit')!)![1]),
    );
    expect(left.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, i) => i));
    const refused = statuses(answers, 429)[0]!;
    expect(problemOf(refused, 429, 'RATE_LIMITED').detail).toContain('12 recommendations');
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    // By whatever it is asked, and over the older routes.
    const [item] = await shop.list();
    for (const path of [
      '/api/recommend?prompt=a+dress',
      `/api/images/${item!.id}/similar`,
      `/api/images/${item!.id}/look`,
      '/api/recommend/?prompt=a+dress',
    ]) {
      problemOf(await shop.secret.get(path), 429, 'RATE_LIMITED');
    }
    // What is no recommendation goes on, and so does another key.
    expect((await shop.secret.get('/api/images')).status).toBe(200);
    expect((await prompt((await openShop(vitrine)).secret)).status).toBe(200);
    await setQuotas(shop, { prompts_per_minute: null });
    expect((await prompt(shop.publishable)).status).toBe(200);
    // The month counted what was answered, and nothing that the minute refused.
    await eventually(async () => {
      const { month } = bodyOf<UsageDto>(await shop.secret.get('/api/usage'));
      expect(month.prompts).toEqual({ used: 13, limit: 1000 });
    });
    const monthly = (await prompt(shop.secret)).headers.get('ratelimit');
    expect(monthly).toMatch(/^"prompts-per-month";r=986;t=\d+$/);
  });

  it('count the answers of a month: no error, no repetition, no further page', async () => {
    const shop = await openShop(vitrine, { quotas: { prompts_per_month: 3 } });
    await shop.upload(photos.slice(0, 3));
    await shop.allEmbedded();
    for (let i = 0; i < 3; i++) {
      expect((await prompt(turns(shop.secret, i), { 'idempotency-key': 'one' })).status).toBe(200);
    }
    problemOf(await shop.secret.post('/api/prompts', { prompt: '' }), 400);
    const first = await shop.recommend('clothes', { num_results: 1 });
    const { next_cursor: cursor } = first as RecommendationsDto & { next_cursor: string };
    expect((await shop.recommend('clothes', { num_results: 1, cursor })).results).toHaveLength(1);
    const third = await prompt(shop.publishable);
    expect(third.headers.get('ratelimit')).toMatch(/^"prompts-per-month";r=0;t=\d+$/);
    const refused = problemOf(await prompt(shop.publishable), 429, 'QUOTA_EXCEEDED');
    expect(refused.detail).toContain('3 recommendations a month');
  });

  it('let exactly as many uploads at once pass as they say, and updates all the same', async () => {
    const shop = await openShop(vitrine, { quotas: { images: 3 } });
    const answers = await Promise.all(
      photos.map(async (photo, i) =>
        turns(shop.secret, i).upload(await formOf({ ...photo, fields: { external_id: `e${i}` } })),
      ),
    );
    expect(statuses(answers, 201)).toHaveLength(3);
    const refused = statuses(answers, 429);
    expect(refused).toHaveLength(5);
    expect(problemOf(refused[0]!, 429, 'QUOTA_EXCEEDED').detail).toContain('3 stored images');
    expect(refused[0]!.headers.get('ratelimit')).toBe('"images";r=0');
    expect(refused[0]!.headers.get('ratelimit-policy')).toBe('"images";q=3');
    const items = await shop.list();
    expect(items).toHaveLength(3);
    // Two files of each, and none of what was refused.
    const files = (await vitrine.storedFiles()).filter((file) => file.includes(shop.key.id));
    expect(files).toHaveLength(6);
    const again = await shop.secret.upload(
      await formOf({ ...photos[7]!, fields: { external_id: items[0]!.external_id! } }),
    );
    expect(bodyOf<ImageDto>(again, 200).id).toBe(items[0]!.id);
    await shop.secret.send('DELETE', `/api/images/${items[1]!.id}`);
    const fields = { external_id: 'new' };
    const room = await shop.secret.upload(await formOf({ ...photos[1]!, fields }));
    expect(room.status).toBe(201);
    expect(room.headers.get('ratelimit')).toBe('"images";r=0');
    const { images } = bodyOf<UsageDto>(await shop.secret.get('/api/usage'));
    expect(images).toMatchObject({ used: 3, limit: 3 });
    expect(images.bytes).toBeGreaterThan(3_000);
  });

  it('count try-ons that are accepted', async () => {
    const shop = await openShop(vitrine, { quotas: { try_ons_per_month: 1 } });
    const tryOn = async (...names: string[]) => {
      const form = new FormData();
      for (const name of names)
        form.set(name, new Blob([new Uint8Array(await photos[0]!.file())]), `${name}.jpg`);
      return shop.publishable.send('POST', '/api/tryon', { form });
    };
    problemOf(await tryOn('clothing_image'), 400);
    const accepted = await tryOn('person_image', 'clothing_image');
    expect(accepted.status, accepted.text).toBe(202);
    expect(accepted.headers.get('ratelimit')).toMatch(/^"try-ons-per-month";r=0;t=\d+$/);
    problemOf(await tryOn('person_image', 'clothing_image'), 429, 'QUOTA_EXCEEDED');
    const { month } = bodyOf<UsageDto>(await shop.secret.get('/api/usage'));
    expect(month.try_ons).toEqual({ used: 1, limit: 1 });
  });

  it('are told, with what is used, to the shop and to the operator', async () => {
    const shop = await openShop(vitrine, { quotas: { prompts_per_minute: 5 } });
    await prompt(shop.publishable);
    const usage = bodyOf<UsageDto>(await shop.secret.get('/api/usage'));
    expect(usage.minute.prompts).toEqual({ used: 1, limit: 5 });
    expect(Date.parse(usage.minute.end)).toBeGreaterThan(Date.now() - 1_000);
    expect(usage.month.start).toMatch(/-01T00:00:00.000Z$/);
    const ofAdmin = bodyOf<UsageDto>(await vitrine.admin.get(`${keyUrl(shop)}/usage`));
    expect(ofAdmin).toMatchObject({ images: usage.images, minute: { prompts: { used: 1, limit: 5 } } });
    problemOf(await shop.publishable.get('/api/usage'), 403, 'TOKEN_KIND_NOT_ALLOWED');
    for (const quotas of [{ images: -1 }, { images: 1.5 }, { images: 3e9 }, { prompts: 1 }]) {
      problemOf(
        await vitrine.admin.send('PATCH', keyUrl(shop), { json: { quotas } }),
        400,
        'INVALID_REQUEST',
      );
    }
  });
});
