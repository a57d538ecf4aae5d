import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows } from './csv-rows.js';
import { MAX_ROW_CHARACTERS } from './limits.js';
import type { TableRow } from './table-row.js';
import { utf8Text } from './utf8-text.js';

/** Read in chunks of `size` bytes, so that characters and rows are cut anywhere. */
async function read(bytes: string | Buffer, size = 7): Promise<TableRow[]> {
  const all = Buffer.from(bytes);
  async function* chunks() {
    for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
  }
  const rows: TableRow[] = [];
  for await (const row of csvRows(utf8Text(chunks()))) rows.push(row);
  return rows;
}

const good = (row: number, fields: object, externalId: string | null = null) => ({ row, externalId, fields });
const bad = (row: number, message: RegExp) => ({
  row,
  code: 'ROW_INVALID',
  message: expect.stringMatching(message),
});

describe('csvRows', () => {
  it('reads a byte order mark, CRLF, quotes and empty cells', async () => {
    const text =
      '\ufeffName,external_id,price,photo_url\r\n"Dress, red",a-1,9.90,https://s.example/a.jpg\r\nHat,,,\r\n';
    expect(await read(text)).toEqual([
      good(
        1,
        { name: 'Dress, red', external_id: 'a-1', price: 9.9, photo_url: 'https://s.example/a.jpg' },
        'a-1',
      ),
      good(2, { name: 'Hat' }),
    ]);
  });

  it.each([';', '\t'])('finds out that cells are separated by %j', async (mark) => {
    const text = ['name', 'description'].join(mark) + '\n' + ['Hat', 'wide, of straw'].join(mark);
    expect(await read(text)).toEqual([good(1, { name: 'Hat', description: 'wide, of straw' })]);
  });

  it('reads prices as much of Europe writes them', async () => {
    expect(await read('name;price\nHat;12,50\nCoat;1.234,5\nShoe;7.25\n')).toMatchObject([
      good(1, { name: 'Hat', price: 12.5 }),
      good(2, { name: 'Coat', price: 1234.5 }),
      good(3, { name: 'Shoe', price: 7.25 }),
    ]);
  });

  it('makes attributes of columns that are no field, beside those of a cell of JSON', async () => {
    expect(await read('name,Material,attributes\nHat,straw,"{""brim"": 3}"\n')).toEqual([
      good(1, { name: 'Hat', attributes: { material: 'straw', brim: 3 } }),
    ]);
  });

  it('leaves the good rows alone where others are bad', async () => {
    const rows = await read('name,price\nHat,5\n,5\nShoe,cheap\nBag,1,2\n5" heel,3\nScarf,4');
    expect(rows).toMatchObject([
      good(1, { name: 'Hat', price: 5 }),
      bad(2, /name/),
      bad(3, /price/),
      bad(4, /number of cells/),
      good(5, { name: '5" heel', price: 3 }),
      good(6, { name: 'Scarf', price: 4 }),
    ]);
  });

  it('names 1,000 bad rows among 10,000, and reads the others', async () => {
    const isBad = (at: number) => at % 10 === 7;
    const lines = Array.from({ length: 10_000 }, (_, at) => `Item ${at},e-${at},${isBad(at) ? 'cheap' : at}`);
    const rows = await read(`\ufeffname,external_id,price\r\n${lines.join('\r\n')}\r\n`);
    expect(rows).toHaveLength(10_000);
    const bad = rows.filter((row) => 'code' in row);
    expect(bad.map(({ row }) => row)).toEqual(Array.from({ length: 1_000 }, (_, at) => at * 10 + 8));
    expect(new Set(bad.map(({ externalId }) => externalId)).size).toBe(1_000);
  });

  it('numbers rows as they come, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('Hat,5', ',5', 'Hat', 'Hat,1,2,3')), async (lines) => {
        const rows = await read(['name,price', ...lines].join('\n'), 64);
        expect(rows.map(({ row }) => row)).toEqual(lines.map((_, at) => at + 1));
        expect(rows.filter((row) => 'fields' in row)).toHaveLength(
          lines.filter((line) => line === 'Hat,5').length,
        );
      }),
      { numRuns: 30 },
    );
  });

  it('refuses a table whose rows cannot be told apart', async () => {
    await expect(read('name,price\nHat,5\n"Shoe,6\nBag,7\n')).rejects.toMatchObject({
      code: 'TABLE_MALFORMED',
      message: expect.stringContaining('never closed') as string,
    });
    const endless = `name\nHat\n"${'x'.repeat(MAX_ROW_CHARACTERS + 10)}`;
    await expect(read(endless, 4096)).rejects.toMatchObject({ code: 'TABLE_MALFORMED' });
  });

  it('refuses a header with a column twice, and text that is not UTF-8', async () => {
    await expect(read('name,name\nHat,5\n')).rejects.toMatchObject({ code: 'TABLE_MALFORMED' });
    await expect(read(Buffer.from('name\nJup\xe9\n', 'latin1'))).rejects.toMatchObject({
      code: 'TABLE_NOT_UTF8',
    });
  });

  it('reads nothing from an empty file, or a header alone', async () => {
    expect(await read('')).toEqual([]);
    expect(await read('name,price\n')).toEqual([]);
  });
});
