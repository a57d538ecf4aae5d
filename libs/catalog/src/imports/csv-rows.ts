import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { delimiterOf, importRow, withDecimalPoint } from '#contracts';
import { ImportFailedError } from './import-failed.error.js';
import { MAX_ROW_CHARACTERS } from './limits.js';
import { invalidRow, tableRow, type TableRow } from './table-row.js';

type Cells = Record<string, string>;
type Parsed = { row: number; cells: Cells } | { row: number; refused: string };

const FIELDS: ReadonlySet<string> = new Set(Object.keys(importRow.shape));

/** What would run on over the rows that follow: where it ends is a guess. */
const FATAL: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened and never closed',
  CSV_MAX_RECORD_SIZE: `a row has more than ${MAX_ROW_CHARACTERS} characters; is a quote not closed?`,
};

/**
 * Rows of CSV (RFC 4180) with a header, separated by commas, semicolons or tabs. Empty cells are left out, columns
 * that are no field become attributes.
 * @throws ImportFailedError TABLE_MALFORMED where it cannot be known what the rows are
 */
export async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<TableRow> {
  const { head, all } = await peekLine(text);
  let row = 0;
  let fatal: CsvError | undefined;
  const parser = parse({
    bom: true,
    columns: (header: string[]) => columnsOf(header),
    delimiter: delimiterOf(head),
    trim: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MAX_ROW_CHARACTERS,
    on_record: (cells: Cells): Parsed => ({ row: ++row, cells }),
    on_skip: (error) => {
      if (error === undefined) return;
      row += 1;
      if (error.code in FATAL) fatal ??= error;
      else parser.push({ row, refused: reasonOf(error) } satisfies Parsed);
    },
  });
  const source = Readable.from(all);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  for await (const parsed of parser as AsyncIterable<Parsed>) {
    if (fatal !== undefined) break;
    yield 'refused' in parsed
      ? invalidRow(parsed.row, parsed.refused)
      : tableRow(parsed.row, valueOf(parsed.cells));
  }
  if (fatal !== undefined) throw malformed(`${FATAL[fatal.code]}, near line ${String(fatal.lines)}`, fatal);
}

function valueOf(cells: Cells): unknown {
  const fields: Record<string, unknown> = {};
  const attributes: Cells = {};
  for (const [column, value] of Object.entries(cells)) {
    if (value === '') continue;
    if (column === 'price') fields.price = withDecimalPoint(value);
    else if (FIELDS.has(column)) fields[column] = value;
    else attributes[column] = value;
  }
  if (Object.keys(attributes).length === 0) return fields;
  return {
    ...fields,
    attributes: fields.attributes === undefined ? attributes : merged(fields.attributes, attributes),
  };
}

/** A cell of JSON beside columns of their own; what cannot be read is left for the schema to name. */
function merged(given: unknown, columns: Cells): unknown {
  try {
    return { ...columns, ...(JSON.parse(String(given)) as object) };
  } catch {
    return given;
  }
}

function columnsOf(header: string[]): string[] {
  const names = header.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  );
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw malformed(`the column "${twice.slice(0, 50)}" is there twice`);
  const empty = names.indexOf('');
  if (empty !== -1) throw malformed(`column ${empty + 1} has no name`);
  return names;
}

/** The first line, and the whole text all the same. */
async function peekLine(text: AsyncIterable<string>): Promise<{ head: string; all: AsyncIterable<string> }> {
  const iterator = text[Symbol.asyncIterator]();
  let held = '';
  let done: boolean | undefined = false;
  while (!done && !held.includes('\n') && held.length < MAX_ROW_CHARACTERS) {
    const next = await iterator.next();
    done = next.done;
    if (next.done !== true) held += next.value;
  }
  async function* all(): AsyncGenerator<string> {
    if (held !== '') yield held;
    if (done === true) return;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { head: held.split('\n', 1)[0] ?? '', all: all() };
}

function reasonOf(error: CsvError): string {
  if (error.code === 'CSV_RECORD_INCONSISTENT_COLUMNS')
    return 'The row has another number of cells than the header';
  return `The row cannot be read (line ${String(error.lines)})`;
}

function malformed(reason: string, cause?: Error): ImportFailedError {
  return new ImportFailedError('TABLE_MALFORMED', `The table cannot be read: ${reason}.`, { cause });
}
