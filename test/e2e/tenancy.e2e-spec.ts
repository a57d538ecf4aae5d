import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { GroupDto, ImageDto, Page, RecommendationsDto } from '#contracts';
import { bodyOf } from '#testing';
import { callOperation, type Operation, operationsOf, withoutRequestId } from './support/operations.js';
import { differentPhotos, type TestPhoto } from './support/photos.js';
import { problemOf } from './support/problems.js';
import { SharedVitrine } from './support/shared-vitrine.js';
import { formOf, openShop, type Shop } from './support/shop.js';

describe('two shops with the same photos', () => {
  let vitrine: SharedVitrine;
  let ours: Shop;
  let theirs: Shop;
  let photos: TestPhoto[];
  let operations: Operation[];
  let ourIds: string[];
  let theirItems: ImageDto[];

  beforeAll(async () => {
    vitrine = await SharedVitrine.join();
    [ours, theirs] = [await openShop(vitrine), await openShop(vitrine)];
    photos = (await differentPhotos(6)).map((photo) => ({
      ...photo,
      fields: { external_id: photo.name, style: 'casual', age_group: 'adult' },
    }));
    await Promise.all([ours.upload(photos), theirs.upload(photos)]);
    ourIds = (await ours.allEmbedded()).map(({ id }) => id);
    theirItems = await theirs.allEmbedded();
    operations = (await operationsOf(vitrine.anyone)).filter(({ caller }) => caller === 'shop');
  });
  afterAll(() => vitrine?.leave());

  const hasId = ({ path }: Operation) => path.includes('{');

  it('are told the same of an item of the other as of one that never was, on every route with an id', async () => {
    const [{ id }] = theirItems as [ImageDto];
    const checked = operations.filter(hasId);
    expect(checked.map((operation) => operation.id)).toEqual(
      expect.arrayContaining([
        'getImage',
        'replaceImage',
        'updateImage',
        'deleteImage',
        'getPhoto',
        'getPreview',
        'getThumbnail',
      ]),
    );
    for (const operation of checked) {
      for (const caller of [ours.secret, ours.publishable]) {
        const photo = { ...(photos[0] as TestPhoto), fields: {} };
        const ofOther = await callOperation(caller, operation, { id, photo });
        const unknown = await callOperation(caller, operation, { id: uuidv7(), photo });
        expect(withoutRequestId(ofOther), operation.id).toEqual(withoutRequestId(unknown));
        problemOf(ofOther, caller === ours.secret ? 404 : ofOther.status);
        expect([403, 404]).toContain(ofOther.status);
      }
    }
    expect(await theirs.list()).toEqual(theirItems);
  });

  it('never find an item, a group or a key of the other in any answer without an id', async () => {
    const groups = await Promise.all(
      ['categories', 'styles', 'age-groups'].map((path) => theirs.secret.get(`/api/${path}?limit=100`)),
    );
    const theirGroups = groups.flatMap((answer) => bodyOf<Page<GroupDto>>(answer).items);
    expect(theirGroups.length).toBeGreaterThan(2);
    const foreign = [...theirItems, ...theirGroups].map(({ id }) => id);
    for (const operation of operations.filter((one) => !hasId(one))) {
      const answer = await callOperation(ours.secret, operation, { id: '', photo: photos[0] as TestPhoto });
      expect(answer.status, `${operation.id}: ${answer.text}`).toBeLessThan(300);
      for (const id of [...foreign, theirs.key.id, theirs.key.collection])
        expect(answer.text).not.toContain(id);
    }
    // One of the routes was an upload.
    ourIds = (await ours.allEmbedded()).map(({ id }) => id);
  });

  it('are each recommended all of their own items and nothing else', async () => {
    for (const [shop, ids] of [
      [ours, ourIds],
      [theirs, theirItems.map(({ id }) => id)],
    ] as const) {
      for (const caller of [shop.secret, shop.publishable]) {
        const answer = await caller.get('/api/recommend?prompt=clothes&num_results=100');
        const found = bodyOf<RecommendationsDto>(answer).results.map(({ image_id }) => image_id);
        expect(found.sort()).toEqual([...ids].sort());
      }
      expect(await shop.vectorIds()).toEqual([...ids].sort());
    }
  });

  it('cannot go on in a listing of the other', async () => {
    for (const path of ['/api/images', '/api/categories']) {
      const { next_cursor } = bodyOf<Page<ImageDto>>(await theirs.secret.get(`${path}?limit=1`));
      expect(next_cursor, path).not.toBeNull();
      const foreign = await ours.secret.get(`${path}?limit=1&cursor=${next_cursor}`);
      const made = await ours.secret.get(`${path}?limit=1&cursor=${'A'.repeat(next_cursor?.length ?? 0)}`);
      problemOf(foreign, 400, 'INVALID_REQUEST');
      expect(withoutRequestId(foreign)).toEqual(withoutRequestId(made));
    }
  });

  it('have external ids and idempotency keys of their own', async () => {
    const call = { headers: { 'idempotency-key': 'one-and-the-same' } };
    const form = async () => formOf({ ...(photos[1] as TestPhoto), fields: { external_id: 'dress-1' } });
    const first = bodyOf<ImageDto>(await ours.secret.upload(await form(), call), 201);
    const second = bodyOf<ImageDto>(await theirs.secret.upload(await form(), call), 201);
    expect(second.id).not.toBe(first.id);
    expect(await ours.list('&external_id=dress-1')).toMatchObject([{ id: first.id }]);
    expect(await theirs.list('&external_id=dress-1')).toMatchObject([{ id: second.id }]);
    await theirs.secret.send('DELETE', `/api/images/${second.id}`);
    await ours.secret.send('DELETE', `/api/images/${first.id}`);
  });

  it('cannot use the signature of one photo for another', async () => {
    const [mine] = await ours.list();
    const [other] = theirItems as [ImageDto];
    const theirUrl = new URL(other.photo_url);
    const forged = [
      `/api/images/${mine?.id}/photo${theirUrl.search}`,
      `/api/images/${other.id}/thumbnail${theirUrl.search}`,
      `/api/images/${other.id}/photo${new URL(mine?.photo_url ?? '').search}`,
      `${theirUrl.pathname}${theirUrl.search.slice(0, -1)}`,
    ];
    expect((await vitrine.anyone.get(other.photo_url)).status).toBe(200);
    for (const path of forged) problemOf(await ours.secret.get(path), 404, 'NOT_FOUND');
  });
});
