import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { ImageDto, Problem } from '#contracts';
import {
  ApiClient,
  createTestDatabase,
  drawPhoto,
  freePort,
  oddPhotos,
  photoForm,
  storedFiles,
  type TestDatabase,
  testConfig,
} from '#testing';
import { createApp } from '../app.factory.js';

const apps: NestFastifyApplication[] = [];
let database: TestDatabase;
let storage: string;
let shop: ApiClient;

async function start(settings: Parameters<typeof testConfig>[0] = {}): Promise<ApiClient> {
  const { redisUrl, chromaUrl } = inject('services');
  const config = testConfig({
    DATABASE_URL: database.url,
    REDIS_URL: redisUrl,
    CHROMA_URL: chromaUrl,
    STORAGE_DIR: storage,
    ...settings,
  });
  const app = await createApp(config);
  apps.push(app);
  await app.listen(0, '127.0.0.1');
  return new ApiClient(await app.getUrl());
}

beforeAll(async () => {
  database = await createTestDatabase(inject('services').databaseUrl);
  storage = await mkdtemp(join(tmpdir(), 'vitrine-uploads-'));
  const api = await start();
  shop = (await api.openShop(testConfig().ADMIN_KEY)).secret;
});

afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await database.drop();
  await rm(storage, { recursive: true, force: true });
});

const upload = (form: FormData, client = shop) =>
  client.send<Problem & ImageDto>('POST', '/api/images', form);

/** What a refused upload must not leave. */
async function traces(): Promise<{ rows: number; events: number; files: number }> {
  return {
    rows: await database.prisma.image.count(),
    events: await database.prisma.outboxEvent.count(),
    files: (await storedFiles(storage)).length,
  };
}

async function pixel(file: Buffer, left: number, top: number): Promise<number[]> {
  const { data } = await sharp(file)
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [...data];
}

const near = (wanted: number[], tolerance: number) => ({
  asymmetricMatch: (given: number[]) =>
    given.length === wanted.length &&
    given.every((value, index) => Math.abs(value - wanted[index]!) <= tolerance),
  toString: () => 'near',
  toAsymmetricMatcher: () => `${String(wanted)} ± ${tolerance}`,
});

describe('is refused with a clear problem and leaves nothing:', () => {
  const one = () => drawPhoto();
  const cases: [string, () => FormData | Promise<FormData>, number, string, RegExp][] = [
    [
      'a GIF',
      async () => photoForm({ name: 'x' }, await oddPhotos.gif()),
      422,
      'PHOTO_TYPE_UNSUPPORTED',
      /is a GIF.*JPEG, PNG or WebP/,
    ],
    ['an SVG', () => photoForm({ name: 'x' }, oddPhotos.svg()), 422, 'PHOTO_TYPE_UNSUPPORTED', /SVG.*JPEG/],
    [
      'text called .jpg',
      () => photoForm({ name: 'x' }, oddPhotos.textCalledJpg()),
      422,
      'PHOTO_TYPE_UNSUPPORTED',
      /not a photo/,
    ],
    [
      'a truncated JPEG',
      async () => photoForm({ name: 'x' }, await oddPhotos.truncatedJpeg()),
      422,
      'PHOTO_DAMAGED',
      /cut off/,
    ],
    [
      '200 megapixels',
      () => photoForm({ name: 'x' }, oddPhotos.hugePng()),
      422,
      'PHOTO_TOO_MANY_PIXELS',
      /200 megapixels.*50/,
    ],
    [
      '21 MB',
      async () => photoForm({ name: 'x' }, await oddPhotos.tooManyBytes()),
      413,
      'PHOTO_TOO_LARGE',
      /20 MB/,
    ],
    ['40 MB', () => photoForm({ name: 'x' }, Buffer.alloc(40_000_000)), 413, 'PHOTO_TOO_LARGE', /20 MB/],
    ['zero bytes', () => photoForm({ name: 'x' }, Buffer.alloc(0)), 422, 'PHOTO_EMPTY', /empty/],
    [
      'an animation',
      async () => photoForm({ name: 'x' }, await oddPhotos.animatedWebp()),
      422,
      'PHOTO_ANIMATED',
      /animated/,
    ],
    ['no file', () => photoForm({ name: 'x' }), 400, 'PHOTO_MISSING', /part "photo"/],
    [
      'a photo as text',
      () => photoForm({ name: 'x', photo: 'path.jpg' }),
      400,
      'PHOTO_MISSING',
      /sent as text/,
    ],
    [
      'two files',
      async () => photoForm({ name: 'x' }, await one(), await one()),
      400,
      'TOO_MANY_FILES',
      /one photo/,
    ],
    [
      'twelve files',
      async () => photoForm({ name: 'x' }, ...Array<Buffer>(12).fill(await one())),
      400,
      'TOO_MANY_FILES',
      /one photo/,
    ],
    [
      'a name sent twice',
      async () => {
        const form = photoForm({ name: 'x' }, await one());
        form.append('name', 'y');
        return form;
      },
      400,
      'DUPLICATE_FIELD',
      /"name"/,
    ],
    [
      'fifty fields',
      async () =>
        photoForm(Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`f${n}`, 'x'])), await one()),
      413,
      'TOO_MANY_FIELDS',
      /fields/,
    ],
    [
      'a field of 200 KB',
      async () => photoForm({ name: 'x'.repeat(200_000) }, await one()),
      413,
      'FIELD_TOO_LARGE',
      /"name"/,
    ],
    ['no name', async () => photoForm({}, await one()), 400, 'INVALID_REQUEST', /name/],
    [
      'an unknown field',
      async () => photoForm({ name: 'x', colour: 'red' }, await one()),
      400,
      'INVALID_REQUEST',
      /colour/,
    ],
    [
      'a price in words',
      async () => photoForm({ name: 'x', price: 'cheap' }, await one()),
      400,
      'INVALID_REQUEST',
      /price/,
    ],
    [
      'attributes that are no JSON',
      async () => photoForm({ name: 'x', attributes: '{' }, await one()),
      400,
      'INVALID_REQUEST',
      /attributes/,
    ],
    ['a NUL in a name', async () => photoForm({ name: 'a\0b' }, await one()), 400, 'INVALID_REQUEST', /name/],
    [
      'half an emoji in an attribute',
      async () => photoForm({ name: 'x', attributes: '{"a":"\\ud83d"}' }, await one()),
      400,
      'INVALID_REQUEST',
      /attributes/,
    ],
  ];

  test.each(cases)('%s', async (_what, form, status, code, detail) => {
    const before = await traces();
    const answer = await upload(await form());
    expect(answer.body).toMatchObject({ status, code, detail: expect.stringMatching(detail) });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await traces()).toEqual(before);
  });

  test('a file under another name', async () => {
    const form = photoForm({ name: 'x' });
    form.append('picture', new Blob([new Uint8Array(await one())]), 'a.jpg');
    expect((await upload(form)).body).toMatchObject({ status: 400, code: 'UNKNOWN_FILE_FIELD' });
  });

  test('JSON instead of a form', async () => {
    const answer = await shop.send<Problem>('POST', '/api/images', { name: 'x' });
    expect(answer.body).toMatchObject({ status: 415, code: 'NOT_MULTIPART' });
  });

  test.each([
    ['multipart/form-data', 'no boundary'],
    ['multipart/form-data; boundary=x', 'no part at all'],
    ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\ncut'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\ncut',
    ],
  ])('a broken form: %s %j', async (contentType, body) => {
    const response = await fetch(new URL('/api/images', shop.url), {
      method: 'POST',
      headers: {
        ...(shop as unknown as { headers: Record<string, string> }).headers,
        'content-type': contentType,
      },
      body,
    });
    expect(await response.json()).toMatchObject({ status: 400, code: 'MALFORMED_MULTIPART' });
  });

  test('a client that goes away in the middle', async () => {
    const before = await traces();
    const { hostname, port } = new URL(shop.url);
    const { 'x-api-key': key } = (shop as unknown as { headers: Record<string, string> }).headers;
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        const socket = connect(Number(port), hostname);
        socket.write(
          `POST /api/images HTTP/1.1\r\nHost: x\r\nX-API-Key: ${key}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 20000000\r\n\r\n--b\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n`,
        );
        socket.write(Buffer.alloc(300_000, 1));
        await new Promise((resolve) => setTimeout(resolve, 200));
        socket.destroy();
      }),
    );
    // Its room in memory is free again: twelve of them would have filled it.
    expect((await upload(photoForm({ name: 'after' }, await one()))).status).toBe(201);
    const { rows, files } = await traces();
    expect({ rows, files }).toEqual({ rows: before.rows + 1, files: before.files + 2 });
  });
});

describe('is stored upright, in sRGB, without metadata:', () => {
  async function stored(photo: Buffer) {
    const { status, body } = await upload(photoForm({ name: 'x' }, photo));
    expect(status).toBe(201);
    const [full, small] = await Promise.all([shop.bytes(body.photo_url), shop.bytes(body.thumbnail_url)]);
    const meta = await sharp(full.body).metadata();
    expect(meta).toMatchObject({
      format: 'jpeg',
      space: 'srgb',
      depth: 'uchar',
      channels: 3,
      width: body.width,
      height: body.height,
    });
    expect([meta.exif, meta.icc, meta.xmp, meta.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    return { ...body, full: full.body, small: small.body };
  }

  test('a CMYK JPEG', async () => {
    const { full } = await stored(await oddPhotos.cmykJpeg());
    expect(await pixel(full, 240, 400)).toEqual(near([208, 32, 32], 24));
    expect(await pixel(full, 400, 30)).toEqual(near([242, 239, 233], 14));
  });

  test('a JPEG in Display P3', async () => {
    const { full } = await stored(await oddPhotos.wideGamutJpeg());
    expect(await pixel(full, 240, 400)).toEqual(near([208, 32, 32], 8));
  });

  test('a 16-bit PNG', async () => {
    const { full } = await stored(await oddPhotos.sixteenBitPng());
    expect(await pixel(full, 240, 400)).toEqual(near([208, 32, 32], 4));
    expect(await pixel(full, 30, 30)).toEqual(near([0, 0, 0], 4));
  });

  test('a grey PNG', async () => {
    const { full } = await stored(await oddPhotos.greyPng());
    const [r, g, b] = await pixel(full, 240, 400);
    expect([g, b]).toEqual([r, r]);
  });

  test('a transparent PNG, on white', async () => {
    const { full, small } = await stored(await oddPhotos.transparentPng());
    for (const file of [full, small]) {
      expect(await pixel(file, 5, 5)).toEqual(near([255, 255, 255], 3));
      expect(await pixel(file, 100, 100)).toEqual(near([208, 32, 32], 6));
    }
  });

  test('a JPEG that EXIF says to turn, and its place is forgotten', async () => {
    const rotated = await oddPhotos.rotatedJpeg();
    expect((await sharp(rotated).metadata()).exif).toBeDefined();
    const { full, small, width, height } = await stored(rotated);
    expect([width, height]).toEqual([480, 640]);
    // The black mark is at the top left again.
    expect(await pixel(full, 40, 40)).toEqual(near([0, 0, 0], 12));
    expect(await pixel(full, 440, 40)).toEqual(near([242, 239, 233], 8));
    expect(await pixel(small, 20, 20)).toEqual(near([0, 0, 0], 12));
    expect(full.includes('Camera of a test')).toBe(false);
  });

  test('a large photo, made smaller; a small one is left small', async () => {
    const { full, small, width, height } = await stored(await drawPhoto({ width: 3000, height: 4000 }));
    expect([width, height]).toEqual([1536, 2048]);
    expect(await sharp(small).metadata()).toMatchObject({ width: 240, height: 320 });
    expect(full.length).toBeGreaterThan(small.length);
    expect(await stored(await drawPhoto({ width: 100, height: 50, format: 'webp' }))).toMatchObject({
      width: 100,
      height: 50,
    });
  });
});

test('storage that is away is named, and leaves no row', async () => {
  const before = await traces();
  const away = await start({
    STORAGE_DRIVER: 's3',
    S3_BUCKET: 'photos',
    S3_ENDPOINT: `http://127.0.0.1:${await freePort()}`,
    S3_ACCESS_KEY_ID: 'x',
    S3_SECRET_ACCESS_KEY: 'y',
  });
  const { secret } = await away.openShop(testConfig().ADMIN_KEY);
  const { body } = await upload(photoForm({ name: 'x' }, await drawPhoto()), secret);
  expect(body).toMatchObject({
    status: 503,
    code: 'DEPENDENCY_UNAVAILABLE',
    detail: expect.stringMatching(/object storage/),
  });
  expect(await traces()).toEqual(before);
});

test('thirty photos of 40 megapixels at once are all taken, in bounded memory', async () => {
  const photo = await drawPhoto({ width: 7000, height: 5700, colour: '#123456' });
  const before = process.memoryUsage.rss();
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, n) => upload(photoForm({ name: `Large ${n}` }, photo))),
  );
  expect(answers.map((answer) => answer.status)).toEqual(Array<number>(30).fill(201));
  // Decoded together they would be 3.6 GB.
  expect(process.memoryUsage.rss() - before).toBeLessThan(600 * 1024 * 1024);
}, 240_000);
