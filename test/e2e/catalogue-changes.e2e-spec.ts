import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImageDto, RecommendationsDto } from '#contracts';
import { bodyOf, type HttpClient } from '#testing';
import { eventually } from './support/eventually.js';
import { problemOf } from './support/problems.js';
import { differentPhotos, type TestPhoto } from './support/photos.js';
import { SharedVitrine } from './support/shared-vitrine.js';
import { formOf, openShop, type Shop } from './support/shop.js';
import { vectorsOf } from './support/vectors.js';

describe('a catalogue that changes', () => {
  let vitrine: SharedVitrine;
  let shop: Shop;
  let photos: TestPhoto[];
  let items: ImageDto[];

  beforeAll(async () => {
    vitrine = await SharedVitrine.join();
    shop = await openShop(vitrine);
    photos = await differentPhotos(12);
    await shop.upload(
      photos.slice(0, 10).map((photo) => ({ ...photo, fields: { external_id: photo.name } })),
    );
    items = await shop.allEmbedded();
  });
  afterAll(() => vitrine?.leave());

  const allOf = async (caller: HttpClient): Promise<string[]> => {
    const answer = await caller.get('/api/recommend?prompt=anything&num_results=100');
    return bodyOf<RecommendationsDto>(answer).results.map(({ image_id }) => image_id);
  };
  const vectorOf = async (id: string) =>
    (await vectorsOf(vitrine.services.chromaUrl, shop.key.collection)).get(id);

  it('forgets a deleted item at once for both kinds of token, and its vector soon after', async () => {
    const [gone] = items as [ImageDto];
    expect(await allOf(shop.publishable)).toContain(gone.id);
    expect((await shop.secret.send('DELETE', `/api/images/${gone.id}`)).status).toBe(204);
    expect(await allOf(shop.secret)).not.toContain(gone.id);
    expect(await allOf(shop.publishable)).not.toContain(gone.id);
    await eventually(async () => expect(await shop.vectorIds()).not.toContain(gone.id));
    for (const path of ['', '/photo', '/preview', '/thumbnail']) {
      problemOf(await shop.secret.get(`/api/images/${gone.id}${path}`), 404, 'NOT_FOUND');
    }
    for (const url of [gone.photo_url, gone.preview_url, gone.thumbnail_url])
      problemOf(await vitrine.anyone.get(url), 404, 'NOT_FOUND');
    expect(await allOf(shop.secret)).toHaveLength(items.length - 1);
  });

  it('embeds a replaced photo anew under the same id', async () => {
    const [, item] = items as [ImageDto, ImageDto];
    const before = await vectorOf(item.id);
    const photo = { ...(photos[10] as TestPhoto), fields: { name: 'Another photo' } };
    const changed = bodyOf<ImageDto>(
      await shop.secret.send('PATCH', `/api/images/${item.id}`, { form: await formOf(photo) }),
    );
    expect(changed).toMatchObject({ id: item.id, name: 'Another photo', external_id: item.external_id });
    expect(changed.photo_url).not.toBe(item.photo_url);
    await shop.allEmbedded();
    const after = await vectorOf(item.id);
    expect(after).not.toEqual(before);
    expect((await vitrine.anyone.get(changed.photo_url)).status).toBe(200);
    problemOf(await vitrine.anyone.get(item.photo_url), 404, 'NOT_FOUND');
  });

  it('updates the item when its external id is uploaded again', async () => {
    const [, , item] = items as [ImageDto, ImageDto, ImageDto];
    const photo = { ...(photos[11] as TestPhoto), fields: { external_id: item.external_id as string } };
    const before = await vectorOf(item.id);
    const answer = bodyOf<ImageDto>(await shop.secret.upload(await formOf(photo)), 200);
    expect(answer).toMatchObject({ id: item.id, name: photo.name });
    await shop.allEmbedded();
    expect(await vectorOf(item.id)).not.toEqual(before);
    expect((await shop.list()).length).toBe(items.length - 1);
  });

  it('keeps the vector when only words change', async () => {
    const [, , , item] = items as [ImageDto, ImageDto, ImageDto, ImageDto];
    const before = await vectorOf(item.id);
    const answer = await shop.secret.send('PATCH', `/api/images/${item.id}`, {
      json: { name: 'New', category: null },
    });
    expect(bodyOf<ImageDto>(answer)).toMatchObject({
      name: 'New',
      category: null,
      embedding_status: 'embedded',
    });
    expect(await vectorOf(item.id)).toEqual(before);
  });

  it('has one item, one photo and one vector of an upload that is sent again with its Idempotency-Key', async () => {
    const form = await formOf({ ...(photos[0] as TestPhoto), fields: { name: 'Sent twice' } });
    const call = { headers: { 'idempotency-key': 'upload-1' } };
    const first = await shop.secret.upload(form, call);
    const second = await shop.secret.upload(form, call);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(bodyOf<ImageDto>(second, 201).id).toBe(bodyOf<ImageDto>(first, 201).id);
    const all = await shop.allEmbedded();
    expect(all.filter(({ name }) => name === 'Sent twice')).toHaveLength(1);
    expect(await shop.vectorIds()).toEqual(all.map(({ id }) => id).sort());
  });

  it('ends every vector of a revoked key', async () => {
    const other = await openShop(vitrine);
    await other.upload(photos.slice(0, 2));
    await other.allEmbedded();
    expect((await vitrine.admin.send('DELETE', `/api/admin/api-keys/${other.key.id}`)).status).toBe(204);
    await eventually(async () => expect(await other.vectorIds()).toEqual([]));
    expect(await shop.vectorIds()).not.toEqual([]);
  });
});
