import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ImagesService, MAX_PHOTO_BYTES } from '#catalog';
import type { ImageImportDto, Page, Problem } from '#contracts';
import { DependencyUnavailableError } from '#platform';
import { renamedInZip, resizedInZip, zipOf } from '#testing';
import { ImportStand, lines, MAX_BYTES } from '../../../../test/support/imports/import-stand.js';

let stand: ImportStand;

beforeAll(async () => {
  stand = await ImportStand.start();
});
afterAll(async () => {
  await stand?.stop();
});

describe('imports that wait', () => {
  it('are limited for each key, and the one too many is not received', async () => {
    const [shop, other] = [await stand.openShop(), await stand.openShop()];
    const table = lines([{ name: '', external_id: 'a' }]);
    const post = async (whose: typeof shop) => (await whose.post(table, 'application/x-ndjson')).statusCode;
    for (let i = 0; i < stand.config.IMPORT_MAX_WAITING; i++) expect(await post(shop)).toBe(202);
    const refused = await shop.post(table, 'application/x-ndjson');
    expect(refused.statusCode).toBe(429);
    expect(refused.json<Problem>()).toMatchObject({ code: 'TOO_MANY_IMPORTS' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(await post(other)).toBe(202);
    await stand.runAll();
    expect(await post(shop)).toBe(202);
    await stand.runAll();
  });
});

describe('a bad row', () => {
  it('that fails for a reason of ours is given up after three tries, and holds no other up', async () => {
    const shop = await stand.openShop();
    const { take } = ImagesService.prototype;
    const spy = vi.spyOn(ImagesService.prototype, 'take').mockImplementation(function (
      this: ImagesService,
      ...given
    ) {
      if (given[1].name === 'Cursed') throw new TypeError('a fault');
      return take.apply(this, given);
    });
    onTestFinished(() => spy.mockRestore());
    const table = lines([
      { name: 'First', external_id: 'first', photo_url: `${stand.photosUrl}/1.jpg` },
      { name: 'Cursed', external_id: 'cursed', photo_url: `${stand.photosUrl}/2.jpg` },
      { name: 'Last', external_id: 'last', photo_url: `${stand.photosUrl}/3.jpg` },
    ]);
    const { id } = (await shop.post(table, 'application/x-ndjson')).json<ImageImportDto>();
    for (let turn = 0; turn < 2; turn++) await expect(stand.runAll()).rejects.toThrow('a fault');
    expect(await shop.show(id)).toMatchObject({ status: 'running', created: 2, failed: 0 });
    await stand.runAll();
    const done = await shop.show(id);
    expect(done).toMatchObject({ status: 'completed', created: 2, failed: 1 });
    const [error] = await shop.errors(done);
    expect(error).toMatchObject({ row: 2, code: 'INTERNAL_ERROR' });
    expect(error?.message).not.toContain('a fault');
  });

  it('is tried for as long as a store is away', async () => {
    const shop = await stand.openShop();
    const away = new DependencyUnavailableError('object storage');
    const spy = vi.spyOn(ImagesService.prototype, 'take').mockRejectedValue(away);
    onTestFinished(() => spy.mockRestore());
    const table = lines([{ name: 'First', external_id: 'first', photo_url: `${stand.photosUrl}/1.jpg` }]);
    const { id } = (await shop.post(table, 'application/x-ndjson')).json<ImageImportDto>();
    for (let turn = 0; turn < 5; turn++) await expect(stand.runAll()).rejects.toBe(away);
    spy.mockRestore();
    await stand.runAll();
    expect(await shop.show(id)).toMatchObject({ status: 'completed', created: 1, failed: 0 });
  });

  it('names each bad row among good ones, and imports the good ones', async () => {
    const shop = await stand.openShop();
    const rows = Array.from({ length: 66 }, (_, at) =>
      at % 11 === 10
        ? { name: '', external_id: `bad-${at}` }
        : { name: `Item ${at}`, external_id: `good-${at}`, photo_url: `${stand.photosUrl}/${at}.jpg` },
    );
    const done = await shop.import(lines(rows));
    expect(done).toMatchObject({
      status: 'completed',
      total_rows: 66,
      done_rows: 66,
      created: 60,
      failed: 6,
    });
    const errors = await shop.errors(done);
    expect(errors.map(({ row }) => row)).toEqual(Array.from({ length: 6 }, (_, at) => at * 11 + 11));
    expect(errors[0]).toMatchObject({ external_id: 'bad-10', code: 'ROW_INVALID' });
    const csv = await shop.client.bytes(`${done.errors_url}?format=csv`);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.body.toString().split('\r\n').slice(0, 2)).toEqual([
      'row,external_id,code,message',
      expect.stringMatching(/^11,bad-10,ROW_INVALID,/),
    ]);
  });

  it('refuses photos that it may not or cannot fetch, row by row', async () => {
    const shop = await stand.openShop();
    const { port } = new URL(await stand.app.getUrl());
    const urls: [string, string][] = [
      [`http://127.0.0.1:${port}/health`, 'URL_NOT_PUBLIC'],
      [`http://localhost:${port}/health`, 'URL_NOT_PUBLIC'],
      ['http://169.254.169.254/latest/meta-data/', 'URL_NOT_PUBLIC'],
      ['http://[::ffff:127.0.0.1]/', 'URL_NOT_PUBLIC'],
      ['http://2130706433/', 'URL_NOT_PUBLIC'],
      ['http://0x7f.1/', 'URL_NOT_PUBLIC'],
      ['http://0177.0.0.1/', 'URL_NOT_PUBLIC'],
      ['http://10.0.0.1/', 'URL_NOT_PUBLIC'],
      ['http://[fd00:ec2::254]/', 'URL_NOT_PUBLIC'],
      [`${stand.photosUrl}/to?http://127.0.0.1:${port}/health`, 'URL_NOT_PUBLIC'],
      [`${stand.photosUrl}/to?http://169.254.169.254/latest/meta-data/`, 'URL_NOT_PUBLIC'],
      [`${stand.photosUrl}/to?file:///etc/passwd`, 'URL_INVALID'],
      [`${stand.photosUrl}/missing.jpg`, 'URL_REFUSED'],
      [`${stand.photosUrl}/page.html`, 'URL_TYPE_UNSUPPORTED'],
    ];
    const done = await shop.import(lines(urls.map(([photo_url], at) => ({ name: `${at}`, photo_url }))));
    expect(done).toMatchObject({ status: 'completed', created: 0, failed: urls.length });
    expect((await shop.errors(done)).map(({ code }) => code)).toEqual(urls.map(([, code]) => code));
  });

  it('costs the good ones nothing, with a byte order mark and CRLF', async () => {
    const shop = await stand.openShop();
    // More than are read at once.
    const count = 600;
    const isBad = (at: number) => at % 10 === 7;
    // Items that are there: their rows bring no photo, so that the spec is about rows.
    await stand.database.prisma.$executeRaw`
      INSERT INTO images (api_key_id, id, external_id, name, photo_key, thumbnail_key, photo_sha256, photo_type,
        photo_bytes, width, height, updated_at)
      SELECT ${shop.apiKeyId}::uuid, gen_random_uuid(), 'e-' || n, 'Before', 'k', 'k', '', 'image/jpeg', 1, 1, 1, now()
      FROM generate_series(0, ${count - 1}::int) AS n WHERE n % 10 <> 7`;
    const bad = ['cheap', '-1', '1e400', '0.001'];
    const rows = Array.from({ length: count }, (_, at) =>
      [`Item ${at}`, `e-${at}`, isBad(at) ? bad[Math.floor(at / 10) % bad.length] : at].join(),
    );
    const done = await shop.import(`\ufeffname,external_id,price\r\n${rows.join('\r\n')}\r\n`, 'text/csv');
    expect(done).toMatchObject({
      status: 'completed',
      total_rows: count,
      created: 0,
      updated: 540,
      failed: 60,
    });
    const errors = await shop.errors(done);
    expect(errors.map(({ row }) => row)).toEqual(Array.from({ length: 60 }, (_, at) => at * 10 + 8));
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['ROW_INVALID']));
    const { prisma } = stand.database;
    const where = { apiKeyId: shop.apiKeyId };
    expect(await prisma.image.count({ where: { ...where, name: 'Before' } })).toBe(0);
    expect(await prisma.image.count({ where })).toBe(540);
  });
});

describe('a file that cannot be used imports nothing:', () => {
  const good = (at: number) => ({
    name: `Item ${at}`,
    external_id: `g-${at}`,
    photo_url: `${stand.photosUrl}/${at}.jpg`,
  });
  const cases: [string, string, () => Promise<string | Buffer> | string | Buffer, string][] = [
    ['an empty table', 'text/csv', () => 'name,photo_url\n', 'TABLE_EMPTY'],
    [
      'a quote that never ends',
      'text/csv',
      () => `name,photo_url\nHat,${stand.photosUrl}/a.jpg\n"Bag,x\n`,
      'TABLE_MALFORMED',
    ],
    [
      'Latin-1',
      'text/csv',
      () => Buffer.from(`name,photo_url\nJup\xe9,${stand.photosUrl}/a.jpg\n`, 'latin1'),
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
    ['a zip without a table', 'application/zip', () => zipOf({ 'a.jpg': stand.photo }), 'ZIP_NO_TABLE'],
    [
      'a zip with ../',
      'application/zip',
      async () =>
        renamedInZip(
          await zipOf({ 'a.csv': 'name,photo\nHat,aa/b.jpg', 'aa/b.jpg': stand.photo }),
          'aa/b.jpg',
          '../b.jpg',
        ),
      'ZIP_UNSAFE_NAME',
    ],
  ];

  it.each(cases)('%s', async (_name, type, body, code) => {
    const shop = await stand.openShop();
    const done = await shop.import(await body(), type);
    expect(done).toMatchObject({ status: 'failed', created: 0, done_rows: 0, error: { code } });
    expect(await shop.items()).toEqual([]);
    expect((await stand.storedFiles()).filter((path) => path.includes(shop.apiKeyId))).toEqual([]);
  });

  it('a table that unpacks to a gigabyte and more', async () => {
    const shop = await stand.openShop();
    const zip = await zipOf({ 'a.csv': 'name,photo\nHat,hat.jpg\n' });
    const done = await shop.import(resizedInZip(zip, 'a.csv', 1_100_000_000), 'application/zip');
    expect(done).toMatchObject({ status: 'failed', error: { code: 'TABLE_TOO_LONG' } });
    expect(await shop.items()).toEqual([]);
  });

  it('a zip bomb fails its row and fills nothing', async () => {
    const shop = await stand.openShop();
    const table = 'name,photo\nBomb,bomb.jpg\nHat,hat.jpg\n';
    const zip = await zipOf({
      'a.csv': table,
      'bomb.jpg': Buffer.alloc(4 * MAX_PHOTO_BYTES),
      'hat.jpg': stand.photo,
    });
    expect(zip.length).toBeLessThan(MAX_BYTES);
    const done = await shop.import(zip, 'application/zip');
    expect(done).toMatchObject({ status: 'completed', created: 1, failed: 1 });
    expect(await shop.errors(done)).toMatchObject([{ row: 1, code: 'PHOTO_TOO_LARGE' }]);
  });
});

describe('the body', () => {
  it('is refused where it is of another type, or empty', async () => {
    const shop = await stand.openShop();
    for (const [type, status, code] of [
      ['application/json', 415, 'IMPORT_TYPE_UNSUPPORTED'],
      ['application/pdf', 415, 'UNSUPPORTED_MEDIA_TYPE'],
      ['text/csv', 400, 'IMPORT_EMPTY'],
    ] as const) {
      const answer = await shop.post(type === 'text/csv' ? '' : '{}', type);
      expect([answer.statusCode, answer.json<Problem>().code]).toEqual([status, code]);
    }
    const elsewhere = await stand.app.inject({
      method: 'POST',
      url: '/api/prompts',
      headers: { 'x-api-key': shop.token, 'content-type': 'text/csv' },
      payload: 'a,b',
    });
    expect(elsewhere.statusCode).toBe(415);
  });

  it.each(['content-length: 5368709120', 'transfer-encoding: chunked'])(
    'of 5 GB is refused early (%s)',
    async (how) => {
      const shop = await stand.openShop();
      const { answer, sent } = await pour(shop.token, how);
      expect(answer).toContain('413');
      expect(answer).toContain('IMPORT_TOO_LARGE');
      expect(sent).toBeLessThan(64_000_000);
      expect((await shop.client.send<Page<ImageImportDto>>('GET', '/api/images/imports')).body.items).toEqual(
        [],
      );
    },
  );
});

/** Pours zeros into an import until the answer comes. */
async function pour(key: string, how: string): Promise<{ answer: string; sent: number }> {
  const socket = connect(Number(new URL(await stand.app.getUrl()).port), '127.0.0.1');
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
