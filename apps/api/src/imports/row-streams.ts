import { Readable } from 'node:stream';

/** Rows as newline-delimited JSON, written as fast as they are read. */
export function ndjsonStream(rows: AsyncIterable<object>): Readable {
  return Readable.from(
    lines(rows, (row) => JSON.stringify(row)),
    { objectMode: false },
  );
}

/** The same as CSV (RFC 4180) with these columns. */
export function csvStream<Row extends object>(
  rows: AsyncIterable<Row>,
  columns: (keyof Row & string)[],
): Readable {
  const cells = (row: Row) => columns.map((column) => cell(row[column])).join(',');
  return Readable.from(lines(rows, cells, columns.join(',')), { objectMode: false });
}

async function* lines<Row>(
  rows: AsyncIterable<Row>,
  write: (row: Row) => string,
  header?: string,
): AsyncGenerator<string> {
  if (header !== undefined) yield `${header}\r\n`;
  for await (const row of rows) yield `${write(row)}${header === undefined ? '\n' : '\r\n'}`;
}

/** A spreadsheet would calculate what begins like a formula. */
function cell(value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
