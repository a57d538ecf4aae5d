import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_ROW_CHARACTERS } from './limits.js';
import { ndjsonRows } from './ndjson-rows.js';
import type { TableRow } from './table-row.js';
import { utf8Text } from './utf8-text.js';

async function read(text: string, size = 11): Promise<TableRow[]> {
  const all = Buffer.from(text);
  async function* chunks() {
    for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
  }
  const rows: TableRow[] = [];
  for await (const row of ndjsonRows(utf8Text(chunks()))) rows.push(row);
  return rows;
}

describe('ndjsonRows', () => {
  it('reads one item a line, with a byte order mark, CRLF and empty lines', async () => {
    expect(await read('\ufeff{"name":"Hüt"}\r\n\r\n{"name":"Bag","external_id":"b"}')).toEqual([
      { row: 1, externalId: null, fields: { name: 'Hüt' } },
      { row: 2, externalId: 'b', fields: { name: 'Bag', external_id: 'b' } },
    ]);
  });

  it('names what is wrong with a line, and its external id where it has one', async () => {
    const lines = [
      '{"name":',
      '[]',
      '{"name":"Hat","colour":"red"}',
      '{"external_id":"x"}',
      '{"name":"a","photo":"a","photo_url":"https://a.example"}',
    ];
    const rows = await read(lines.join('\n'));
    expect(rows).toMatchObject([
      { row: 1, code: 'ROW_INVALID', message: 'The line is not valid JSON' },
      { row: 2, code: 'ROW_INVALID' },
      { row: 3, message: expect.stringContaining('colour') as string },
      { row: 4, externalId: 'x', message: expect.stringContaining('name') as string },
      { row: 5, message: expect.stringContaining('not both') as string },
    ]);
  });

  it('refuses a line without end and goes on after it', async () => {
    const rows = await read(`{"name":"a"}\n{"name":"${'x'.repeat(MAX_ROW_CHARACTERS)}"}\n{"name":"b"}`, 1000);
    expect(rows).toMatchObject([
      { fields: { name: 'a' } },
      { row: 2, code: 'ROW_INVALID' },
      { row: 3, fields: { name: 'b' } },
    ]);
  });

  it('gives back any names, cut anywhere', async () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((text) => text.trim() !== '' && !text.includes('\0'));
    await fc.assert(
      fc.asyncProperty(fc.array(name), fc.integer({ min: 1, max: 50 }), async (names, size) => {
        const rows = await read(names.map((text) => JSON.stringify({ name: text })).join('\n'), size);
        expect(rows).toEqual(
          names.map((text, at) => ({ row: at + 1, externalId: null, fields: { name: text.trim() } })),
        );
      }),
      { numRuns: 50 },
    );
  });
});
