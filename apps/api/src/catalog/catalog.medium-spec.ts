import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import type { GroupDto, ImageDto, Page, Problem } from '#contracts';
import { ApiClient, createTestDatabase, drawPhoto, photoForm, type TestDatabase, testConfig } from '#testing';
import { createApp } from '../app.factory.js';

const UNKNOWN = '0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e';

let database: TestDatabase;
let storage: string;
let app: NestFastifyApplication;
let api: ApiClient;
let shop: Awaited<ReturnType<ApiClient['openShop']>>;
let other: Awaited<ReturnType<ApiClient['openShop']>>;
let red: Buffer;
let blue: Buffer;

beforeAll(async () => {
  const { databaseUrl, redisUrl, chromaUrl } = inject('services');
  database = await createTestDatabase(databaseUrl);
  storage = await mkdtemp(join(tmpdir(), 'vitrine-catalog-'));
  app = await createApp(
    testConfig({
      DATABASE_URL: database.url,
      REDIS_URL: redisUrl,
      CHROMA_URL: chromaUrl,
      STORAGE_DIR: storage,
    }),
  );
  await app.listen(0, '127.0.0.1');
  api = new ApiClient(await app.getUrl());
  [red, blue] = await Promise.all([drawPhoto(), drawPhoto({ colour: '#2050c0' })]);
});

afterAll(async () => {
  await app.close();
  await database.drop();
  await rm(storage, { recursive: true, force: true });
});

beforeEach(async () => {
  const { ADMIN_KEY } = testConfig();
  [shop, other] = await Promise.all([api.openShop(ADMIN_KEY), api.openShop(ADMIN_KEY)]);
});

const upload = (fields: object, photo = red, client = shop.secret, headers = {}) =>
  client.send<ImageDto>('POST', '/api/images', photoForm({ name: 'Item', ...fields }, photo), headers);
const withoutRequestId = (body: unknown) => ({ ...(body as Problem), request_id: '' });

describe('one key', () => {
  test('uploads, reads, changes and deletes', async () => {
    const { status, body: image } = await upload({
      external_id: 'A-1',
      category: 'Dress',
      price: '49.90',
      currency: 'eur',
      in_stock: 'false',
      attributes: { fabric: 'linen' },
    });
    expect(status).toBe(201);
    expect(image).toMatchObject({
      category: 'Dress',
      price: 49.9,
      currency: 'EUR',
      in_stock: false,
      attributes: { fabric: 'linen' },
    });
    const path = `/api/images/${image.id}`;
    expect((await shop.secret.send('GET', path)).body).toEqual(image);

    const patched = await shop.secret.send<ImageDto>('PATCH', path, { price: null, in_stock: true });
    expect(patched.body).toMatchObject({
      price: null,
      in_stock: true,
      category: 'Dress',
      photo_url: image.photo_url,
    });
    const emptied = await shop.secret.send<ImageDto>('PATCH', path, photoForm({ category: '' }, blue));
    expect(emptied.body).toMatchObject({ category: null, in_stock: true });
    expect(emptied.body.photo_url).not.toBe(image.photo_url);
    const put = await shop.secret.send<ImageDto>('PUT', path, { name: 'Other' });
    expect(put.body).toMatchObject({ name: 'Other', currency: null, external_id: 'A-1' });

    const deleted = await shop.secret.send('DELETE', path);
    expect([deleted.status, deleted.body]).toEqual([204, undefined]);
    expect((await shop.secret.send('GET', path)).status).toBe(404);
    expect(await readdir(storage)).not.toContain(shop.apiKeyId);
  });

  test('the same external id is 201 once, then 200', async () => {
    const first = await upload({ external_id: 'A' });
    const again = await upload({ external_id: 'A', name: 'Two' }, blue);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toMatchObject({ id: first.body.id, name: 'Two' });
    const atOnce = await Promise.all(
      Array.from({ length: 8 }, (_, n) => upload({ external_id: 'B', name: `n${n}` })),
    );
    expect(atOnce.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([
      ...Array<number>(7).fill(200),
      201,
    ]);
    expect(new Set(atOnce.map((answer) => answer.body.id)).size).toBe(1);
  });

  test('an Idempotency-Key makes one item of two uploads, and refuses another photo', async () => {
    const key = { 'idempotency-key': 'once' };
    const [first, again, different] = [
      await upload({}, red, shop.secret, key),
      await upload({}, red, shop.secret, key),
      await upload({}, blue, shop.secret, key),
    ];
    expect([first.status, again.status, different.status]).toEqual([201, 201, 409]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const { body } = await shop.secret.send<Page<ImageDto>>('GET', '/api/images');
    expect(body.items).toHaveLength(1);
  });

  test('lists newest first; pages stay as they are while items are added', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.push((await upload({ category: n % 2 ? 'Odd' : 'Even' })).body.id);
    const first = await shop.secret.send<Page<ImageDto>>('GET', '/api/images?limit=2');
    await upload({ name: 'late' });
    const seen = first.body.items.map((item) => item.id);
    for (let cursor = first.body.next_cursor; cursor !== null;) {
      const { body } = await shop.secret.send<Page<ImageDto>>('GET', `/api/images?limit=2&cursor=${cursor}`);
      seen.push(...body.items.map((item) => item.id));
      cursor = body.next_cursor;
    }
    expect(seen).toEqual(ids.toReversed());
    const odd = await shop.secret.send<Page<ImageDto>>('GET', '/api/images?category=%20ODD');
    expect(odd.body.items.map((item) => item.id)).toEqual([ids[3], ids[1]]);
    const none = await shop.secret.send<Page<ImageDto>>(
      'GET',
      '/api/images?embedding_status=failed&in_stock=true',
    );
    expect(none.body).toEqual({ items: [], next_cursor: null });
    const { status, body } = await shop.secret.send<Problem>(
      'GET',
      `/api/images?category=odd&cursor=${first.body.next_cursor}`,
    );
    expect([status, body.code]).toEqual([400, 'INVALID_REQUEST']);
  });

  test('groups come with their first item, whatever the spelling, and count', async () => {
    const spellings = ['Summer Dress', ' summer  dress', 'SUMMER DRESS', 'Coat', 'Coat', 'coat'];
    await Promise.all(spellings.map((category) => upload({ category, style: 'Casual', age_group: 'Adult' })));
    const { body } = await shop.secret.send<Page<GroupDto>>('GET', '/api/categories?limit=1');
    expect(body.items).toMatchObject([{ image_count: 3 }]);
    const rest = await shop.secret.send<Page<GroupDto>>(
      'GET',
      `/api/categories?limit=1&cursor=${body.next_cursor}`,
    );
    expect(rest.body).toMatchObject({ items: [{ image_count: 3 }], next_cursor: null });
    for (const path of ['/api/styles', '/api/age-groups']) {
      expect((await shop.secret.send<Page<GroupDto>>('GET', path)).body.items).toMatchObject([
        { image_count: 6 },
      ]);
      expect((await other.secret.send<Page<GroupDto>>('GET', path)).body.items).toEqual([]);
    }
  });
});

describe('photos', () => {
  test('a signed URL needs no key and may be kept for ever', async () => {
    const { body: image } = await upload({});
    for (const url of [image.photo_url, image.preview_url, image.thumbnail_url]) {
      const answer = await api.bytes(url);
      expect(answer.status).toBe(200);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'image/jpeg',
        'content-length': String(answer.body.length),
        'cache-control': 'public, max-age=31536000, immutable',
      });
      const etag = answer.headers.get('etag') ?? '';
      const again = await api.bytes(url, { 'if-none-match': `"other", W/${etag}` });
      expect([again.status, again.body.length, again.headers.get('etag')]).toEqual([304, 0, etag]);
      const { pathname, search } = new URL(url);
      const head = await fetch(api.url + pathname + search, { method: 'HEAD' });
      expect([head.status, head.headers.get('content-length')]).toEqual([200, String(answer.body.length)]);
    }
  });

  test('a preview is 640 pixels of a large photo, and the photo where there is none of it', async () => {
    const shown = async (url: string) => (await api.bytes(url)).body;
    const widthOf = async (url: string) => (await sharp(await shown(url)).metadata()).width;
    const small = (await upload({})).body;
    expect(await shown(small.preview_url)).toEqual(await shown(small.photo_url));
    const large = (await upload({}, await sharp(red).resize(1200, 1600).jpeg().toBuffer())).body;
    expect([await widthOf(large.photo_url), await widthOf(large.preview_url)]).toEqual([1200, 480]);
    expect((await shop.secret.bytes(`/api/images/${large.id}/preview`)).body).toEqual(
      await shown(large.preview_url),
    );
    // As an item that was stored before there were previews.
    const { photoKey } = await database.prisma.image.findFirstOrThrow({ where: { id: large.id } });
    await rm(join(storage, photoKey.replace('-photo.', '-preview.')));
    expect(await widthOf(large.preview_url)).toBe(1200);
    await shop.secret.send('DELETE', `/api/images/${large.id}`);
    expect((await api.bytes(large.preview_url)).status).toBe(404);
  });

  test('a signed URL shows nothing while its shop is suspended, and again when it is not', async () => {
    const owner = await api.openShop(testConfig().ADMIN_KEY);
    const { body: image } = await upload({}, red, owner.secret);
    const { shopId } = await database.prisma.apiKey.findUniqueOrThrow({ where: { id: owner.apiKeyId } });
    const suspend = async (status: 'active' | 'suspended', shown: number) => {
      await database.prisma.shop.update({ where: { id: shopId }, data: { status } });
      for (const url of [image.photo_url, image.preview_url, image.thumbnail_url]) {
        await expect.poll(async () => (await api.bytes(url)).status, { timeout: 5_000 }).toBe(shown);
      }
    };
    await suspend('active', 200);
    await suspend('suspended', 404);
    await suspend('active', 200);
  });

  test('a changed signature, version, owner, variant or image is no photo', async () => {
    const { body: image } = await upload({});
    const { body: second } = await upload({});
    const url = new URL(image.photo_url);
    const changed = [
      ...['of', 'v', 'sig'].map((name) => {
        const other = new URL(url);
        other.searchParams.set(name, `${other.searchParams.get(name)!.slice(1)}A`);
        return other.href;
      }),
      url.href.replace('/photo', '/thumbnail'),
      url.href.replace(image.id, second.id),
      url.href.replace(/v=[^&]*&/, ''),
      `${url.origin}${url.pathname}?sig=`,
    ];
    const known = withoutRequestId((await shop.secret.send('GET', `/api/images/${UNKNOWN}`)).body);
    for (const href of changed) {
      const answer = await api.bytes(href);
      expect([href, answer.status]).toEqual([href, 404]);
      expect(withoutRequestId(JSON.parse(answer.body.toString()))).toEqual(known);
    }
  });

  test('both tokens of the key may look, without caching for others; nobody else', async () => {
    const { body: image } = await upload({});
    const path = `/api/images/${image.id}/photo`;
    for (const client of [shop.secret, shop.publishable]) {
      const answer = await client.bytes(path);
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
    }
    expect((await other.secret.bytes(path)).status).toBe(404);
    expect((await api.bytes(path)).status).toBe(401);
  });

  test('the URL of a photo that was replaced or deleted shows nothing', async () => {
    const { body: image } = await upload({});
    await shop.secret.send('PATCH', `/api/images/${image.id}`, photoForm({}, blue));
    expect((await api.bytes(image.photo_url)).status).toBe(404);
  });
});

describe('another key', () => {
  test('cannot tell an item from one that never was, on any route', async () => {
    const { body: image } = await upload({ external_id: 'A' });
    const routes: [string, string, (() => object)?][] = [
      ['GET', ''],
      ['DELETE', ''],
      ['PATCH', '', () => ({ name: 'x' })],
      ['PATCH', '', () => photoForm({}, blue)],
      ['PUT', '', () => ({ name: 'x' })],
      ['PUT', '', () => photoForm({ name: 'x' }, blue)],
      ['GET', '/photo'],
      ['GET', '/preview'],
      ['GET', '/thumbnail'],
    ];
    for (const [method, tail, body] of routes) {
      const [foreign, unknown] = await Promise.all(
        [image.id, UNKNOWN].map((id) =>
          other.secret.send<Problem>(method, `/api/images/${id}${tail}`, body?.()),
        ),
      );
      expect(foreign!.status).toBe(404);
      expect(withoutRequestId(foreign!.body)).toEqual(withoutRequestId(unknown!.body));
    }
    expect((await shop.secret.send('GET', `/api/images/${image.id}`)).body).toEqual(image);
    expect((await other.secret.send<Page<ImageDto>>('GET', '/api/images?external_id=A')).body.items).toEqual(
      [],
    );
  });

  test('a publishable token reads no item and writes none', async () => {
    const { body: image } = await upload({});
    for (const [method, path] of [
      ['GET', '/api/images'],
      ['GET', `/api/images/${image.id}`],
      ['DELETE', `/api/images/${image.id}`],
      ['GET', '/api/categories'],
    ] as const) {
      expect((await shop.publishable.send(method, path)).status).toBe(403);
    }
    expect((await upload({}, red, shop.publishable)).status).toBe(403);
  });
});

const photos = resolve('../shared/data/clothing/images');
test.runIf(existsSync(photos))('real photos come back with the pixels that were sent', async () => {
  for (const name of (await readdir(photos)).sort().slice(0, 12)) {
    const file = await readFile(join(photos, name));
    const { body } = await upload({ external_id: name }, file);
    const { status, body: stored } = await api.bytes(body.photo_url);
    expect(status).toBe(200);
    const digest = async (bytes: Buffer) => {
      const { default: sharp } = await import('sharp');
      return createHash('sha256')
        .update(await sharp(bytes).raw().toBuffer())
        .digest('hex');
    };
    expect(await digest(stored)).toBe(await digest(file));
  }
});
