import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { ImageDto, IssuedTokenDto, TokenKind } from '#contracts';
import { newToken } from '#tenant';
import { bodyOf, type HttpClient } from '#testing';
import { eventually } from './support/eventually.js';
import { callOperation, type Operation, operationsOf } from './support/operations.js';
import { differentPhotos, type TestPhoto } from './support/photos.js';
import { problemOf } from './support/problems.js';
import { SharedVitrine } from './support/shared-vitrine.js';
import { openShop, type Shop } from './support/shop.js';

describe('the tokens of a shop', () => {
  let vitrine: SharedVitrine;
  let shop: Shop;
  let item: ImageDto;
  let photo: TestPhoto;
  let operations: Operation[];
  /** The same caller at each API process. */
  let processes: (caller: HttpClient) => HttpClient[];

  beforeAll(async () => {
    vitrine = await SharedVitrine.join();
    shop = await openShop(vitrine);
    [photo] = (await differentPhotos(1)) as [TestPhoto];
    item = await shop.uploadOne(photo);
    operations = await operationsOf(vitrine.anyone);
    processes = (caller) => vitrine.apiUrls.map((url) => caller.at(url));
  });
  afterAll(() => vitrine?.leave());

  const withToken = (token: string) => vitrine.anyone.with({ 'x-api-key': token });
  const recommend = (caller: HttpClient) => caller.get('/api/recommend?prompt=a+dress');
  const rotate = async (kind: TokenKind, overlap_seconds: number) => {
    const path = `/api/admin/api-keys/${shop.key.id}/tokens`;
    return bodyOf<IssuedTokenDto>(await vitrine.admin.post(path, { kind, overlap_seconds }), 201);
  };

  it('are asked for on every route but health and metrics', async () => {
    const open = operations.filter(({ caller }) => caller === 'anyone').map(({ id }) => id);
    expect(open.sort()).toEqual(['getCompatibleHealth', 'getLiveness', 'getMetrics', 'getReadiness']);
    for (const operation of operations.filter(({ caller }) => caller === 'shop' || caller === 'admin')) {
      const answer = await callOperation(vitrine.anyone, operation, { id: item.id, photo });
      problemOf(answer, 401, operation.caller === 'shop' ? 'API_KEY_MISSING' : 'ADMIN_KEY_MISSING');
      expect(answer.headers.get('www-authenticate')).toMatch(/^ApiKey /);
    }
  });

  it('let a publishable one recommend, try on and read photos, and nothing else', async () => {
    const allowed = [
      'completeLook',
      'createEvents',
      'createPrompt',
      'createTryOn',
      'deleteTryOn',
      'findItem',
      'fmfCreatePrompt',
      'fmfRecommend',
      'getItem',
      'getJpegResultFile',
      'getPhoto',
      'getPreview',
      'getResultFile',
      'getSubmittedTryOn',
      'getSubmittedTryOnResult',
      'getThumbnail',
      'getTryOn',
      'getTryOnResult',
      'listTryOns',
      'recommend',
      'recommendByPhoto',
      'recommendPopular',
      'similarImages',
      'submitTryOn',
      'suggest',
      'virtualTryOn',
      'watchTryOn',
    ];
    const found: string[] = [];
    for (const operation of operations.filter(({ caller }) => caller === 'shop')) {
      const answer = await callOperation(shop.publishable, operation, { id: item.id, photo });
      if (answer.status === 403) problemOf(answer, 403, 'TOKEN_KIND_NOT_ALLOWED');
      else found.push(operation.id);
    }
    expect(found.sort()).toEqual(allowed);
    expect(await shop.get(item.id)).toMatchObject({ name: item.name });
  });

  it('open no admin route, whatever header they are sent in', async () => {
    for (const operation of operations.filter(({ caller }) => caller === 'admin')) {
      for (const token of [shop.key.secret_token, shop.key.publishable_token]) {
        const asKey = vitrine.anyone.with({ 'x-api-key': token });
        problemOf(await callOperation(asKey, operation, { id: uuidv7(), photo }), 401, 'ADMIN_KEY_MISSING');
        const asAdmin = vitrine.anyone.with({ 'x-admin-key': token });
        problemOf(await callOperation(asAdmin, operation, { id: uuidv7(), photo }), 401, 'ADMIN_KEY_INVALID');
      }
    }
  });

  it('are refused with the reason when they are malformed or not known', async () => {
    const { secret_token: token } = shop.key;
    const last = token.endsWith('a') ? 'b' : 'a';
    for (const malformed of [
      'x',
      token.slice(0, -1),
      `${token}a`,
      token.slice(0, -1) + last,
      ` ${token}x`,
      vitrine.adminKey,
    ]) {
      problemOf(await recommend(withToken(malformed)), 401, 'API_KEY_MALFORMED');
    }
    problemOf(await recommend(withToken(newToken('secret').token)), 401, 'API_KEY_INVALID');
    // The same token in the header that HTTP has for one, and no other scheme.
    const authorized = (authorization: string) => vitrine.anyone.with({ authorization }).get('/api/images');
    expect((await authorized(`Bearer ${token}`)).status).toBe(200);
    problemOf(await authorized(`Basic ${token}`), 401, 'API_KEY_MISSING');
  });

  it('are refused by every process within a second of their revocation', async () => {
    const { id, token } = await rotate('publishable', 3600);
    for (const at of processes(withToken(token))) expect((await recommend(at)).status).toBe(200);
    expect((await vitrine.admin.send('DELETE', `/api/admin/tokens/${id}`)).status).toBe(204);
    // Not a wait for something: that it takes no longer is what is shown.
    await sleep(1_000);
    for (const at of processes(withToken(token))) problemOf(await recommend(at), 401, 'API_KEY_REVOKED');
    for (const at of processes(shop.publishable)) expect((await recommend(at)).status).toBe(200);
  });

  it('live on beside their successor for the overlap of a rotation, and no longer', async () => {
    const { id, token } = await rotate('secret', 3600);
    for (const caller of [shop.secret, withToken(token)]) {
      for (const at of processes(caller)) expect((await at.get(`/api/images/${item.id}`)).status).toBe(200);
    }
    const last = await rotate('secret', 0);
    await eventually(async () => {
      for (const caller of [shop.secret, withToken(token)]) {
        for (const at of processes(caller)) problemOf(await recommend(at), 401, 'API_KEY_EXPIRED');
      }
    });
    for (const at of processes(withToken(last.token))) expect((await at.get('/api/images')).status).toBe(200);
    expect((await recommend(shop.publishable)).status).toBe(200);
    expect(id).not.toBe(last.id);
  });

  it('work from their allowed origins alone', async () => {
    const other = await openShop(vitrine, { allowed_origins: ['https://shop.example'] });
    const from = (origin: string) =>
      recommend(other.publishable.at(vitrine.url).with({ 'x-api-key': other.key.publishable_token, origin }));
    expect((await from('https://shop.example')).status).toBe(200);
    for (const origin of [
      'https://shop.example.evil.example',
      'http://shop.example',
      'https://shop.example:444',
      'null',
    ]) {
      problemOf(await from(origin), 403, 'ORIGIN_NOT_ALLOWED');
    }
    problemOf(await recommend(other.publishable), 403, 'ORIGIN_NOT_ALLOWED');
    expect((await recommend(other.secret)).status).toBe(200);
  });

  it('are refused while their shop is suspended, and work again afterwards', async () => {
    const other = await openShop(vitrine);
    const set = (status: string) =>
      vitrine.admin.send('PATCH', `/api/admin/shops/${other.id}`, { json: { status } });
    for (const [status, code] of [
      ['suspended', 401],
      ['active', 200],
    ] as const) {
      expect((await set(status)).status).toBe(200);
      await eventually(async () => {
        for (const caller of [...processes(other.secret), ...processes(other.publishable)]) {
          expect((await recommend(caller)).status).toBe(code);
        }
      });
    }
    expect((await recommend(shop.publishable)).status).toBe(200);
  });
});
