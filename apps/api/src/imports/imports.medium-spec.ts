import { createServer, type Server } from 'node:http';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ImportRunner, ImportRunnerModule } from '#catalog';
import type { ImageDto, ImageImportDto, ImportRowErrorDto, Page, Problem } from '#contracts';
import { type Config, PlatformModule } from '#platform';
import {
  ApiClient,
  createTestDatabase,
  drawPhoto,
  renamedInZip,
  type TestDatabase,
  testConfig,
  zipOf,
} from '#testing';
import { createApp } from '../app.factory.js';

const MAX_BYTES = 4_000_000;
const NEVER = new AbortController().signal;

@Module({})
class Worker {}

let database: TestDatabase;
let storage: string;
let config: Config;
let app: NestFastifyApplication;
let worker: INestApplicationContext;
let runner: ImportRunner;
let photos: Server;
let photosUrl: string;
let photo: Buffer;

beforeAll(async () => {
  database = await createTestDatabase(inject('services').databaseUrl);
  storage = await mkdtemp(join(tmpdir(), 'vitrine-imports-'));
  photo = await drawPhoto();
  photos = createServer((request, response) => {
    if (request.url?.startsWith('/missing')) response.writeHead(404).end();
    else if (request.url?.startsWith('/page'))
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>');
    else response.writeHead(200, { 'content-type': 'image/jpeg' }).end(photo);
  });
  await new Promise<void>((resolve) => void photos.listen(0, '127.0.0.2', resolve));
  photosUrl = `http://127.0.0.2:${(photos.address() as AddressInfo).port}`;
  const { redisUrl, chromaUrl } = inject('services');
  config = testConfig({
    DATABASE_URL: database.url,
    REDIS_URL: redisUrl,
    CHROMA_URL: chromaUrl,
    STORAGE_DIR: storage,
    IMPORT_MAX_BYTES: String(MAX_BYTES),
    // The one address that stands for the public internet here.
    FETCH_ALLOW_ADDRESSES: '127.0.0.2',
  });
  app = await createApp(config);
  await app.listen(0, '127.0.0.1');
  worker = await NestFactory.createApplicationContext(
    { module: Worker, imports: [PlatformModule.forRoot(config, 'worker'), ImportRunnerModule] },
    { logger: false },
  );
  runner = worker.get(ImportRunner, { strict: false });
});

afterAll(async () => {
  await worker?.close();
  await app?.close();
  photos?.close();
  await database.drop();
  await rm(storage, { recursive: true, force: true });
});

class Shop {
  constructor(
    readonly client: ApiClient,
    readonly apiKeyId: string,
  ) {}

  static async open(): Promise<Shop> {
    const { secret, apiKeyId } = await new ApiClient(await app.getUrl()).openShop(config.ADMIN_KEY);
    return new Shop(secret, apiKeyId);
  }

  post(body: string | Buffer, type: string) {
    return app.inject({
      method: 'POST',
      url: '/api/images/import',
      headers: { 'x-api-key': this.client['headers']['x-api-key'], 'content-type': type },
      payload: body,
    });
  }

  /** Sends a file, has a worker import it to its end, and shows what became of it. */
  async import(body: string | Buffer, type = 'application/x-ndjson'): Promise<ImageImportDto> {
    const sent = await this.post(body, type);
    if (sent.statusCode !== 202) throw new Error(`The import was refused: ${sent.payload}`);
    while (await runner.runOne(NEVER));
    return this.show(sent.json<ImageImportDto>().id);
  }

  async show(id: string): Promise<ImageImportDto> {
    return (await this.client.send<ImageImportDto>('GET', `/api/images/imports/${id}`)).body;
  }

  async errors(of: ImageImportDto): Promise<ImportRowErrorDto[]> {
    const { body } = await this.client.bytes(of.errors_url);
    return ndjson(body.toString());
  }

  async items(): Promise<ImageDto[]> {
    return (await this.client.send<Page<ImageDto>>('GET', '/api/images?limit=100')).body.items;
  }
}

function ndjson<T>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

const lines = (rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n');

async function storedFiles(): Promise<string[]> {
  const files = await readdir(storage, { recursive: true, withFileTypes: true });
  return files.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe('an import', () => {
  it('fetches photos by URL and tells how far it is', async () => {
    const shop = await Shop.open();
    const row = {
      name: 'Dress',
      external_id: 'a',
      category: 'Dresses',
      price: 20,
      photo_url: `${photosUrl}/a.jpg`,
    };
    const sent = (await shop.post(lines([row]), 'application/x-ndjson')).json<ImageImportDto>();
    expect(sent).toMatchObject({
      status: 'queued',
      format: 'ndjson',
      total_rows: null,
      done_rows: 0,
      error: null,
    });
    while (await runner.runOne(NEVER));
    expect(await shop.show(sent.id)).toMatchObject({
      status: 'completed',
      total_rows: 1,
      done_rows: 1,
      created: 1,
    });
    expect(await shop.items()).toMatchObject([
      { external_id: 'a', name: 'Dress', category: 'Dresses', price: 20, embedding_status: 'pending' },
    ]);
    expect((await storedFiles()).filter((path) => path.includes('/imports/'))).toEqual([]);
  });

  it('takes a zip of a CSV and its photos', async () => {
    const shop = await Shop.open();
    const table = '\ufeffname;photo;external_id;Material\r\nHat;p/hat.jpg;h;straw\r\nBag;p/none.jpg;b;\r\n';
    const done = await shop.import(
      await zipOf({ 'items.csv': table, 'p/hat.jpg': photo }),
      'application/zip',
    );
    expect(done).toMatchObject({ status: 'completed', total_rows: 2, created: 1, failed: 1 });
    expect(await shop.errors(done)).toMatchObject([{ row: 2, external_id: 'b', code: 'PHOTO_NOT_IN_ZIP' }]);
    expect(await shop.items()).toMatchObject([{ name: 'Hat', attributes: { material: 'straw' } }]);
  });

  it('is the same when it is sent again: items are updated, photos are not embedded again', async () => {
    const shop = await Shop.open();
    const rows = ['a', 'b', 'c'].map((id) => ({
      name: id,
      external_id: id,
      photo_url: `${photosUrl}/${id}.jpg`,
    }));
    expect(await shop.import(lines(rows))).toMatchObject({ created: 3, updated: 0 });
    const before = await database.prisma.outboxEvent.count({ where: { apiKeyId: shop.apiKeyId } });
    expect(await shop.import(lines(rows))).toMatchObject({ created: 0, updated: 3, failed: 0 });
    expect(await shop.items()).toHaveLength(3);
    expect(await database.prisma.outboxEvent.count({ where: { apiKeyId: shop.apiKeyId } })).toBe(before);
  });

  it('changes items that are there without a photo, and refuses new ones without', async () => {
    const shop = await Shop.open();
    await shop.import(lines([{ name: 'Dress', external_id: 'a', photo_url: `${photosUrl}/a.jpg` }]));
    const [before] = await shop.items();
    const done = await shop.import('name,external_id,price\nDress,a,9.5\nHat,b,5\n', 'text/csv');
    expect(done).toMatchObject({ status: 'completed', updated: 1, failed: 1 });
    expect(await shop.errors(done)).toMatchObject([{ row: 2, code: 'PHOTO_MISSING' }]);
    expect(await shop.items()).toMatchObject([{ price: 9.5, photo_url: before?.photo_url }]);
  });

  it('names each bad row among good ones, and imports the good ones', async () => {
    const shop = await Shop.open();
    const rows = Array.from({ length: 330 }, (_, at) =>
      at % 11 === 10
        ? { name: '', external_id: `bad-${at}` }
        : { name: `Item ${at}`, external_id: `good-${at}`, photo_url: `${photosUrl}/${at}.jpg` },
    );
    const done = await shop.import(lines(rows));
    expect(done).toMatchObject({
      status: 'completed',
      total_rows: 330,
      done_rows: 330,
      created: 300,
      failed: 30,
    });
    const errors = await shop.errors(done);
    expect(errors.map(({ row }) => row)).toEqual(Array.from({ length: 30 }, (_, at) => at * 11 + 11));
    expect(errors[0]).toMatchObject({ external_id: 'bad-10', code: 'ROW_INVALID' });
    const csv = await shop.client.bytes(`${done.errors_url}?format=csv`);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.body.toString().split('\r\n').slice(0, 2)).toEqual([
      'row,external_id,code,message',
      expect.stringMatching(/^11,bad-10,ROW_INVALID,/),
    ]);
  });

  it('refuses photos that it may not or cannot fetch, row by row', async () => {
    const shop = await Shop.open();
    const { port } = new URL(await app.getUrl());
    const urls: [string, string][] = [
      [`http://127.0.0.1:${port}/health`, 'URL_NOT_PUBLIC'],
      [`http://localhost:${port}/health`, 'URL_NOT_PUBLIC'],
      ['http://169.254.169.254/latest/meta-data/', 'URL_NOT_PUBLIC'],
      ['http://[::ffff:127.0.0.1]/', 'URL_NOT_PUBLIC'],
      ['http://2130706433/', 'URL_NOT_PUBLIC'],
      [`${photosUrl}/missing.jpg`, 'URL_REFUSED'],
      [`${photosUrl}/page.html`, 'URL_TYPE_UNSUPPORTED'],
    ];
    const done = await shop.import(lines(urls.map(([photo_url], at) => ({ name: `${at}`, photo_url }))));
    expect(done).toMatchObject({ status: 'completed', created: 0, failed: urls.length });
    expect((await shop.errors(done)).map(({ code }) => code)).toEqual(urls.map(([, code]) => code));
  });

  it('goes on after a crash without doing anything twice', async () => {
    const shop = await Shop.open();
    const rows = Array.from({ length: 40 }, (_, at) => ({
      name: `Item ${at}`,
      photo_url: `${photosUrl}/${at}.jpg`,
      ...(at % 2 === 0 ? { external_id: `e-${at}` } : {}),
    }));
    const { id } = (await shop.post(lines(rows), 'application/x-ndjson')).json<ImageImportDto>();
    const stop = new AbortController();
    const watch = setInterval(() => {
      void database.prisma.image
        .count({ where: { apiKeyId: shop.apiKeyId } })
        .then((count) => count > 5 && stop.abort(new Error('stop')));
    }, 5);
    await runner.runOne(stop.signal);
    clearInterval(watch);
    const half = await shop.items();
    expect(half.length).toBeGreaterThan(0);
    expect(half.length).toBeLessThan(40);
    // As if it had died before it wrote down what it had done.
    await database.prisma.importRow.updateMany({
      where: { importId: id, status: { not: 'pending' } },
      data: { status: 'pending' },
    });
    await database.prisma.$executeRaw`
      UPDATE import_rows SET fields = ${JSON.stringify(rows)}::jsonb -> (row - 1) WHERE import_id = ${id}::uuid`;
    while (await runner.runOne(NEVER));
    const done = await shop.show(id);
    expect(done).toMatchObject({ status: 'completed', done_rows: 40, failed: 0 });
    expect(done.updated).toBe(half.length);
    expect((await shop.items()).map(({ name }) => name).sort()).toEqual(rows.map(({ name }) => name).sort());
  });

  it('gives each tenant a slice in turn', async () => {
    const [big, small] = [await Shop.open(), await Shop.open()];
    const rows = (count: number) =>
      lines(
        Array.from({ length: count }, (_, at) => ({
          name: `${at}`,
          external_id: `${at}`,
          photo_url: 'http://0/',
        })),
      );
    const first = (await big.post(rows(1000), 'application/x-ndjson')).json<ImageImportDto>();
    await runner.runOne(NEVER);
    const second = (await small.post(rows(3), 'application/x-ndjson')).json<ImageImportDto>();
    let slices = 0;
    while ((await small.show(second.id)).status !== 'completed') {
      await runner.runOne(NEVER);
      slices += 1;
    }
    expect(slices).toBeLessThanOrEqual(2);
    expect((await big.show(first.id)).status).toBe('running');
    while (await runner.runOne(NEVER));
  });
});

describe('a file that cannot be used imports nothing:', () => {
  const good = (at: number) => ({
    name: `Item ${at}`,
    external_id: `g-${at}`,
    photo_url: `${photosUrl}/${at}.jpg`,
  });
  const cases: [string, string, () => Promise<string | Buffer> | string | Buffer, string][] = [
    ['an empty table', 'text/csv', () => 'name,photo_url\n', 'TABLE_EMPTY'],
    [
      'a quote that never ends',
      'text/csv',
      () => `name,photo_url\nHat,${photosUrl}/a.jpg\n"Bag,x\n`,
      'TABLE_MALFORMED',
    ],
    [
      'Latin-1',
      'text/csv',
      () => Buffer.from(`name,photo_url\nJup\xe9,${photosUrl}/a.jpg\n`, 'latin1'),
      'TABLE_NOT_UTF8',
    ],
    [
      'bytes that are no text',
      'application/x-ndjson',
      () => Buffer.concat([Buffer.from(lines([good(1)])), Buffer.from([10, 0xff])]),
      'TABLE_NOT_UTF8',
    ],
    [
      'half a zip',
      'application/zip',
      async () => (await zipOf({ 'a.csv': 'name' })).subarray(0, 50),
      'ZIP_MALFORMED',
    ],
    ['a zip without a table', 'application/zip', () => zipOf({ 'a.jpg': photo }), 'ZIP_NO_TABLE'],
    [
      'a zip with ../',
      'application/zip',
      async () =>
        renamedInZip(
          await zipOf({ 'a.csv': 'name,photo\nHat,aa/b.jpg', 'aa/b.jpg': photo }),
          'aa/b.jpg',
          '../b.jpg',
        ),
      'ZIP_UNSAFE_NAME',
    ],
  ];

  it.each(cases)('%s', async (_name, type, body, code) => {
    const shop = await Shop.open();
    const done = await shop.import(await body(), type);
    expect(done).toMatchObject({ status: 'failed', created: 0, done_rows: 0, error: { code } });
    expect(await shop.items()).toEqual([]);
    expect((await storedFiles()).filter((path) => path.includes(shop.apiKeyId))).toEqual([]);
  });

  it('a zip bomb fails its row and fills nothing', async () => {
    const shop = await Shop.open();
    const table = 'name,photo\nBomb,bomb.jpg\nHat,hat.jpg\n';
    const zip = await zipOf({ 'a.csv': table, 'bomb.jpg': Buffer.alloc(300_000_000), 'hat.jpg': photo });
    expect(zip.length).toBeLessThan(MAX_BYTES);
    const done = await shop.import(zip, 'application/zip');
    expect(done).toMatchObject({ status: 'completed', created: 1, failed: 1 });
    expect(await shop.errors(done)).toMatchObject([{ row: 1, code: 'PHOTO_TOO_LARGE' }]);
  });
});

describe('the body', () => {
  it('is refused where it is of another type, or empty', async () => {
    const shop = await Shop.open();
    for (const [type, status, code] of [
      ['application/json', 415, 'IMPORT_TYPE_UNSUPPORTED'],
      ['application/pdf', 415, 'UNSUPPORTED_MEDIA_TYPE'],
      ['text/csv', 400, 'IMPORT_EMPTY'],
    ] as const) {
      const answer = await shop.post(type === 'text/csv' ? '' : '{}', type);
      expect([answer.statusCode, answer.json<Problem>().code]).toEqual([status, code]);
    }
    const elsewhere = await app.inject({
      method: 'POST',
      url: '/api/prompts',
      headers: { 'x-api-key': shop.client['headers']['x-api-key'], 'content-type': 'text/csv' },
      payload: 'a,b',
    });
    expect(elsewhere.statusCode).toBe(415);
  });

  it.each(['content-length: 5368709120', 'transfer-encoding: chunked'])(
    'of 5 GB is refused early (%s)',
    async (how) => {
      const shop = await Shop.open();
      const { answer, sent } = await pour(shop.client['headers']['x-api-key']!, how);
      expect(answer).toContain('413');
      expect(answer).toContain('IMPORT_TOO_LARGE');
      expect(sent).toBeLessThan(64_000_000);
      expect((await shop.client.send<Page<ImageImportDto>>('GET', '/api/images/imports')).body.items).toEqual(
        [],
      );
    },
  );
});

describe('an export', () => {
  it('is an import of the same items', async () => {
    const [from, to] = [await Shop.open(), await Shop.open()];
    const rows = [
      {
        name: 'Dress',
        external_id: 'a',
        category: 'Dresses',
        style: 'Casual',
        age_group: 'Adult',
        price: 20.5,
        currency: 'EUR',
        url: 'https://s.example/a',
        in_stock: false,
        variant_group: 'a-dress',
        attributes: { brim: 3, material: 'straw', new: true },
        description: 'Long\n"red"',
      },
      { name: 'Hat' },
    ].map((row, at) => ({ ...row, photo_url: `${photosUrl}/${at}.jpg` }));
    await from.import(lines(rows));
    const { body, headers } = await from.client.bytes('/api/images/export');
    expect(headers.get('content-type')).toBe('application/x-ndjson');
    // Photos are served by this Vitrine, which a test cannot reach by its public name.
    const exported = ndjson<{ photo_url: string; external_id: string }>(body.toString());
    expect(exported.map(({ photo_url }) => new URL(photo_url).host)).toEqual([
      'vitrine.test',
      'vitrine.test',
    ]);
    const reachable = exported.map((row) => ({ ...row, photo_url: `${photosUrl}/again.jpg` }));
    expect(await to.import(lines(reachable))).toMatchObject({ status: 'completed', created: 2, failed: 0 });
    const shape = ({
      name,
      category,
      style,
      age_group,
      price,
      currency,
      url,
      in_stock,
      variant_group,
      attributes,
      description,
    }: ImageDto) => ({
      name,
      category,
      style,
      age_group,
      price,
      currency,
      url,
      in_stock,
      variant_group,
      attributes,
      description,
    });
    const byName = (items: ImageDto[]) => items.map(shape).sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(byName(await to.items())).toEqual(byName(await from.items()));
  });

  it('and imports are of one tenant alone', async () => {
    const [one, other] = [await Shop.open(), await Shop.open()];
    const done = await one.import(lines([{ name: 'Hat', photo_url: `${photosUrl}/a.jpg` }]));
    expect((await other.client.send('GET', `/api/images/imports/${done.id}`)).status).toBe(404);
    expect((await other.client.send('GET', done.errors_url)).status).toBe(404);
    expect((await other.client.bytes('/api/images/export')).body.toString()).toBe('');
  });
});

/** Pours zeros into an import until the answer comes. */
async function pour(key: string, how: string): Promise<{ answer: string; sent: number }> {
  const socket = connect(Number(new URL(await app.getUrl()).port), '127.0.0.1');
  const zeros = Buffer.alloc(65_536);
  const chunked = Buffer.concat([Buffer.from('10000\r\n'), zeros, Buffer.from('\r\n')]);
  const answers: Buffer[] = [];
  const closed = new Promise((resolve) => void socket.on('close', resolve));
  // The server closes the connection while bytes are still coming.
  socket.on('error', () => undefined);
  socket.on('data', (data) => answers.push(data));
  socket.write(
    `POST /api/images/import HTTP/1.1\r\nhost: a\r\nx-api-key: ${key}\r\ncontent-type: text/csv\r\nconnection: close\r\n${how}\r\n\r\n`,
  );
  let sent = 0;
  while (answers.length === 0 && !socket.destroyed) {
    const chunk = how.startsWith('transfer') ? chunked : zeros;
    await new Promise<void>((resolve) => void socket.write(chunk, () => resolve()));
    sent += chunk.length;
  }
  socket.setTimeout(5_000, () => socket.destroy());
  await closed;
  return { answer: Buffer.concat(answers).toString(), sent };
}
