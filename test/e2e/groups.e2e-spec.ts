import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { FmfRecommendationsDto, GroupDto, Page } from '#contracts';
import { bodyOf, type HttpClient } from '#testing';
import { differentPhotos, type TestPhoto } from './support/photos.js';
import { problemOf } from './support/problems.js';
import { SharedVitrine } from './support/shared-vitrine.js';
import { openShop, type Shop } from './support/shop.js';

describe('categories, styles and age groups', () => {
  let vitrine: SharedVitrine;
  let photo: TestPhoto;

  beforeAll(async () => {
    vitrine = await SharedVitrine.join();
    [photo] = (await differentPhotos(1)) as [TestPhoto];
  });
  afterAll(() => vitrine?.leave());

  /** The same groups by the shop's own routes and by the operator's. */
  const ways: [string, (shop: Shop) => [HttpClient, string]][] = [
    ['a shop', (shop) => [shop.secret, '/api']],
    ['an operator', (shop) => [vitrine.admin, `/api/admin/api-keys/${shop.key.id}`]],
  ];

  describe.each(ways)('by %s', (_who, wayOf) => {
    it.each(['categories', 'styles', 'age-groups'])(
      '%s are made once, described, renamed, deleted',
      async (path) => {
        const shop = await openShop(vitrine);
        const [caller, base] = wayOf(shop);
        const url = `${base}/${path}`;
        const made = bodyOf<GroupDto>(
          await caller.post(url, { name: 'Warm days', description: 'Light' }),
          201,
        );
        expect(made).toMatchObject({ name: 'Warm days', description: 'Light', image_count: 0 });
        expect(bodyOf<GroupDto>(await caller.post(url, { name: 'warm  DAYS' })).id).toBe(made.id);
        const one = `${url}/${made.id}`;
        const changed = await caller.send('PATCH', one, { json: { name: 'Hot days', description: null } });
        expect(bodyOf<GroupDto>(changed)).toMatchObject({ id: made.id, name: 'Hot days', description: null });
        expect(bodyOf<GroupDto>(await caller.get(one))).toEqual(bodyOf<GroupDto>(changed));
        expect(bodyOf<Page<GroupDto>>(await caller.get(url)).items).toHaveLength(1);
        bodyOf<GroupDto>(await caller.post(url, { name: 'Cold days' }), 201);
        const taken = await caller.send('PATCH', one, { json: { name: 'cold days' } });
        problemOf(taken, 409, 'GROUP_NAME_TAKEN');
        expect((await caller.send('DELETE', one)).status).toBe(204);
        problemOf(await caller.send('DELETE', one), 404, 'NOT_FOUND');
        problemOf(await caller.post(url, { name: ' ' }), 400, 'INVALID_REQUEST');
      },
    );
  });

  it('are objects with their description in the older routes, and leave their items when they are deleted', async () => {
    const shop = await openShop(vitrine);
    const { id } = bodyOf<GroupDto>(
      await shop.secret.post('/api/categories', { name: 'Dresses', description: 'For every day' }),
      201,
    );
    const item = await shop.uploadOne({ ...photo, category: 'dresses' });
    await shop.allEmbedded();
    const answer = await shop.secret.post('/api/prompts/', { prompt: 'clothes' });
    const [found] = bodyOf<FmfRecommendationsDto>(answer).images;
    expect(found?.Category).toEqual({
      CategoryId: expect.any(Number),
      name: 'Dresses',
      description: 'For every day',
    });
    const one = `/api/categories/${id}`;
    const refused = problemOf(await shop.secret.send('DELETE', one), 409, 'GROUP_IN_USE');
    expect(refused.detail).toMatch(/^1 item is/);
    expect((await shop.secret.send('DELETE', `${one}?detach=true`)).status).toBe(204);
    expect(await shop.get(item.id)).toMatchObject({ category: null, embedding_status: 'embedded' });
  });

  it('of another key are unknown, and no storefront changes any', async () => {
    const [ours, theirs] = [await openShop(vitrine), await openShop(vitrine)];
    const { id } = bodyOf<GroupDto>(await theirs.secret.post('/api/styles', { name: 'Casual' }), 201);
    const ofKey = (shop: Shop) => `/api/admin/api-keys/${shop.key.id}/styles/${id}`;
    for (const [caller, url] of [
      [ours.secret, `/api/styles/${id}`],
      [ours.secret, `/api/styles/${uuidv7()}`],
      [vitrine.admin, ofKey(ours)],
      [vitrine.admin, `/api/admin/api-keys/${uuidv7()}/styles/${id}`],
    ] as const) {
      problemOf(await caller.get(url), 404, 'NOT_FOUND');
      problemOf(await caller.send('PATCH', url, { json: { name: 'x' } }), 404, 'NOT_FOUND');
      problemOf(await caller.send('DELETE', `${url}?detach=true`), 404, 'NOT_FOUND');
    }
    expect((await vitrine.admin.get(ofKey(theirs))).status).toBe(200);
    problemOf(
      await theirs.publishable.post('/api/styles', { name: 'Formal' }),
      403,
      'TOKEN_KIND_NOT_ALLOWED',
    );
    problemOf(await theirs.publishable.send('DELETE', `/api/styles/${id}`), 403, 'TOKEN_KIND_NOT_ALLOWED');
    await vitrine.admin.send('DELETE', `/api/admin/api-keys/${theirs.key.id}`);
    problemOf(
      await vitrine.admin.send('PATCH', ofKey(theirs), { json: { name: 'x' } }),
      409,
      'KEY_ALREADY_REVOKED',
    );
  });
});
