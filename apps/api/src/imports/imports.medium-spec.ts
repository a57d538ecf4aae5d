import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImageImportDto, Problem } from '#contracts';
import { zipOf } from '#testing';
import { ImportStand, lines, NEVER } from '../../../../test/support/imports/import-stand.js';

let stand: ImportStand;

beforeAll(async () => {
  stand = await ImportStand.start();
});
afterAll(async () => {
  await stand?.stop();
});

describe('an import', () => {
  it('fetches photos by URL and tells how far it is', async () => {
    const shop = await stand.openShop();
    const row = {
      name: 'Dress',
      external_id: 'a',
      category: 'Dresses',
      price: 20,
      photo_url: `${stand.photosUrl}/a.jpg`,
    };
    const sent = (await shop.post(lines([row]), 'application/x-ndjson')).json<ImageImportDto>();
    expect(sent).toMatchObject({
      status: 'queued',
      format: 'ndjson',
      total_rows: null,
      done_rows: 0,
      error: null,
    });
    await stand.runAll();
    expect(await shop.show(sent.id)).toMatchObject({
      status: 'completed',
      total_rows: 1,
      done_rows: 1,
      created: 1,
    });
    expect(await shop.items()).toMatchObject([
      { external_id: 'a', name: 'Dress', category: 'Dresses', price: 20, embedding_status: 'pending' },
    ]);
    expect((await stand.storedFiles()).filter((path) => path.includes('/imports/'))).toEqual([]);
  });

  it('takes a zip of a CSV and its photos', async () => {
    const shop = await stand.openShop();
    const table = '\ufeffname;photo;external_id;Material\r\nHat;p/hat.jpg;h;straw\r\nBag;p/none.jpg;b;\r\n';
    const done = await shop.import(
      await zipOf({ 'items.csv': table, 'p/hat.jpg': stand.photo }),
      'application/zip',
    );
    expect(done).toMatchObject({ status: 'completed', total_rows: 2, created: 1, failed: 1 });
    expect(await shop.errors(done)).toMatchObject([{ row: 2, external_id: 'b', code: 'PHOTO_NOT_IN_ZIP' }]);
    expect(await shop.items()).toMatchObject([{ name: 'Hat', attributes: { material: 'straw' } }]);
  });

  it('is the same when it is sent again: items are updated, photos are not embedded again', async () => {
    const shop = await stand.openShop();
    const rows = ['a', 'b', 'c'].map((id) => ({
      name: id,
      external_id: id,
      photo_url: `${stand.photosUrl}/${id}.jpg`,
    }));
    expect(await shop.import(lines(rows))).toMatchObject({ created: 3, updated: 0 });
    const before = await stand.database.prisma.outboxEvent.count({ where: { apiKeyId: shop.apiKeyId } });
    expect(await shop.import(lines(rows))).toMatchObject({ created: 0, updated: 3, failed: 0 });
    expect(await shop.items()).toHaveLength(3);
    expect(await stand.database.prisma.outboxEvent.count({ where: { apiKeyId: shop.apiKeyId } })).toBe(
      before,
    );
  });

  it('is begun once where it is sent twice with one Idempotency-Key', async () => {
    const shop = await stand.openShop();
    const rows = lines([{ name: 'No id', photo_url: `${stand.photosUrl}/a.jpg` }]);
    const once = { 'idempotency-key': 'the-catalogue' };
    const send = (body: string, type = 'application/x-ndjson') => shop.post(body, type, once);
    const first = await send(rows);
    const again = await send(rows);
    expect([first.statusCode, again.statusCode]).toEqual([202, 202]);
    expect(first.headers).not.toHaveProperty('idempotency-replayed');
    expect(again.headers).toMatchObject({ 'idempotency-replayed': 'true' });
    expect(again.json<ImageImportDto>()).toEqual(first.json<ImageImportDto>());
    for (const other of [await send(`${rows}\n`), await send(rows, 'text/csv')])
      expect([other.statusCode, other.json<Problem>().code]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
    await stand.runAll();
    expect(await shop.items()).toHaveLength(1);
    expect((await send(rows)).json<ImageImportDto>().id).toBe(first.json<ImageImportDto>().id);
    expect((await stand.storedFiles()).filter((path) => path.includes('/imports/'))).toEqual([]);
  });

  it('that is refused leaves its Idempotency-Key free', async () => {
    const shop = await stand.openShop();
    const once = { 'idempotency-key': 'at-first-empty' };
    expect((await shop.post('', 'text/csv', once)).statusCode).toBe(400);
    expect((await shop.post('name\nA hat\n', 'text/csv', once)).statusCode).toBe(202);
    await stand.runAll();
  });

  it('changes items that are there without a photo, and refuses new ones without', async () => {
    const shop = await stand.openShop();
    await shop.import(lines([{ name: 'Dress', external_id: 'a', photo_url: `${stand.photosUrl}/a.jpg` }]));
    const [before] = await shop.items();
    const done = await shop.import('name,external_id,price\nDress,a,9.5\nHat,b,5\n', 'text/csv');
    expect(done).toMatchObject({ status: 'completed', updated: 1, failed: 1 });
    expect(await shop.errors(done)).toMatchObject([{ row: 2, code: 'PHOTO_MISSING' }]);
    expect(await shop.items()).toMatchObject([{ price: 9.5, photo_url: before?.photo_url }]);
  });

  it('goes on after a crash without doing anything twice', async () => {
    const shop = await stand.openShop();
    const rows = Array.from({ length: 40 }, (_, at) => ({
      name: `Item ${at}`,
      photo_url: `${stand.photosUrl}/${at}.jpg`,
      ...(at % 2 === 0 ? { external_id: `e-${at}` } : {}),
    }));
    const { id } = (await shop.post(lines(rows), 'application/x-ndjson')).json<ImageImportDto>();
    const stop = new AbortController();
    const watch = setInterval(() => {
      void stand.database.prisma.image
        .count({ where: { apiKeyId: shop.apiKeyId } })
        .then((count) => count > 5 && stop.abort(new Error('stop')));
    }, 5);
    await stand.runner.runOne(stop.signal);
    clearInterval(watch);
    const half = await shop.items();
    expect(half.length).toBeGreaterThan(0);
    expect(half.length).toBeLessThan(40);
    // As if it had died before it wrote down what it had done.
    await stand.database.prisma.importRow.updateMany({
      where: { importId: id, status: { not: 'pending' } },
      data: { status: 'pending' },
    });
    await stand.database.prisma.$executeRaw`
      UPDATE import_rows SET fields = ${JSON.stringify(rows)}::jsonb -> (row - 1) WHERE import_id = ${id}::uuid`;
    await stand.runAll();
    const done = await shop.show(id);
    expect(done).toMatchObject({ status: 'completed', done_rows: 40, failed: 0 });
    expect(done.updated).toBe(half.length);
    expect((await shop.items()).map(({ name }) => name).sort()).toEqual(rows.map(({ name }) => name).sort());
  });

  it('gives each tenant a slice in turn', async () => {
    const [big, small] = [await stand.openShop(), await stand.openShop()];
    const rows = (count: number) =>
      lines(
        Array.from({ length: count }, (_, at) => ({
          name: `${at}`,
          external_id: `${at}`,
          photo_url: 'http://0/',
        })),
      );
    const first = (await big.post(rows(1000), 'application/x-ndjson')).json<ImageImportDto>();
    await stand.runner.runOne(NEVER);
    const second = (await small.post(rows(3), 'application/x-ndjson')).json<ImageImportDto>();
    let slices = 0;
    while ((await small.show(second.id)).status !== 'completed') {
      await stand.runner.runOne(NEVER);
      slices += 1;
    }
    expect(slices).toBeLessThanOrEqual(2);
    expect((await big.show(first.id)).status).toBe('running');
    await stand.runAll();
  });
});
