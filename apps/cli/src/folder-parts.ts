import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { ZipFile } from 'yazl';
import { delimiterOf, withDecimalPoint } from '#contracts';
import { UnusableSourceError } from './unusable-source.error.js';

const PHOTOS = new Set(['.jpg', '.jpeg', '.png', '.webp']);
/** What people have beside them, and the API does not take. */
const OTHER_PHOTOS = new Set(['.heic', '.heif', '.avif', '.tif', '.tiff', '.gif', '.bmp', '.jxl']);
/** Of photos in one part: it arrives within the API's two minutes on a slow line. */
const PART_BYTES = 64 * 1024 * 1024;
const PART_ROWS = 5_000;

type Row = Record<string, unknown> & { photo?: string };

/**
 * Zips of a folder's photos with their rows, one after the other, each deleted when it is done. The rows come from
 * the one .csv or .ndjson in the folder, whose column `photo` (or `image`) names a file of it; without a table each
 * photo is an item of its file's name.
 */
export async function* folderParts(folder: string) {
  const work = await mkdtemp(join(tmpdir(), 'vitrine-part-'));
  try {
    let rows: Row[] = [];
    let bytes = 0;
    for await (const row of rowsOf(folder)) {
      const size = row.photo === undefined ? 0 : ((await sizeOf(folder, row.photo)) ?? 0);
      if (rows.length > 0 && (bytes + size > PART_BYTES || rows.length >= PART_ROWS)) {
        yield await pack(folder, work, rows);
        rows = [];
        bytes = 0;
      }
      rows.push(row);
      bytes += size;
    }
    if (rows.length > 0) yield await pack(folder, work, rows);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function pack(folder: string, work: string, rows: readonly Row[]) {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(rows.map((row) => JSON.stringify(row)).join('\n')), 'items.ndjson');
  const photos = new Set(rows.flatMap(({ photo }) => (photo === undefined ? [] : [photo])));
  for (const photo of photos) {
    // What is no file of the folder is left out: the import then names its row.
    if ((await sizeOf(folder, photo)) !== undefined)
      zip.addFile(join(folder, photo), photo, { compress: false });
  }
  zip.end();
  const path = join(work, 'part.zip');
  await pipeline(zip.outputStream as unknown as Readable, createWriteStream(path));
  const names = rows.map(({ photo, external_id, name }) => [photo, external_id, name].find(isWord) ?? '');
  return { path, type: 'application/zip' as const, names, done: () => rm(path, { force: true }) };
}

async function* rowsOf(folder: string): AsyncGenerator<Row> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  const tables = names.filter((name) => ['.csv', '.ndjson', '.jsonl'].includes(extname(name).toLowerCase()));
  if (tables.length > 1) throw new UnusableSourceError(`Leave one table in ${folder}: ${tables.join(', ')}.`);
  const [table] = tables;
  if (table !== undefined) return yield* tableRows(join(folder, table));
  const photos = names.filter((name) => PHOTOS.has(extname(name).toLowerCase()));
  const others = names.filter((name) => OTHER_PHOTOS.has(extname(name).toLowerCase()));
  const leftOut = `${others.length} of another kind than JPEG, PNG and WebP (${shortList(others)})`;
  if (photos.length === 0) {
    const found = others.length === 0 ? 'no photo' : `no photo that can be taken, and ${leftOut}`;
    throw new UnusableSourceError(`There is no table in ${folder} and ${found}.`);
  }
  if (others.length > 0) console.warn(`Left out: ${leftOut}.`);
  for (const photo of photos)
    yield { external_id: photo, name: photo.slice(0, -extname(photo).length), photo };
}

function shortList(names: readonly string[]): string {
  return [...names.slice(0, 5), ...(names.length > 5 ? ['…'] : [])].join(', ');
}

async function* tableRows(path: string): AsyncGenerator<Row> {
  if (extname(path).toLowerCase() === '.csv') return yield* csvRows(path);
  const text = (await readFile(path, 'utf8')).replace(/^\ufeff/, '');
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      yield JSON.parse(line) as Row;
    } catch (cause) {
      throw new UnusableSourceError(`${path}, line ${at + 1}: this is no JSON.`, { cause });
    }
  }
}

async function* csvRows(path: string): AsyncGenerator<Row> {
  const text = await readFile(path, 'utf8');
  const delimiter = delimiterOf(text.split('\n', 1)[0] ?? '');
  const options = {
    bom: true,
    columns: true,
    trim: true,
    relax_quotes: true,
    skip_empty_lines: true,
  } as const;
  try {
    const records = Readable.from([text]).pipe(parse({ ...options, delimiter }));
    for await (const cells of records as AsyncIterable<Record<string, string>>) yield csvRow(cells);
  } catch (cause) {
    if (cause instanceof CsvError) throw new UnusableSourceError(`${path}, ${reasonOf(cause)}`, { cause });
    throw cause;
  }
}

function reasonOf({ code, lines, message }: CsvError): string {
  const line = `line ${String(lines)}`;
  return code === 'CSV_RECORD_INCONSISTENT_COLUMNS'
    ? `${line}: it has another number of cells than the first line. Put a cell with the separator in it into quotes.`
    : `${line}: ${message}`;
}

const FIELDS = new Set(
  'external_id name description category style age_group price currency url in_stock variant_group attributes photo_url photo'.split(
    ' ',
  ),
);

/** As the API reads CSV: empty cells are left out, columns that are no field are attributes. */
function csvRow(cells: Record<string, string>): Row {
  const fields: Row = {};
  const attributes: Record<string, string> = {};
  for (const [column, value] of Object.entries(cells)) {
    if (value === '') continue;
    const name = column
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_');
    if (name === 'image') fields.photo = value;
    else if (name === 'price') fields.price = withDecimalPoint(value);
    else if (FIELDS.has(name)) fields[name] = value;
    else attributes[name] = value;
  }
  return Object.keys(attributes).length === 0 || fields.attributes !== undefined
    ? fields
    : { ...fields, attributes };
}

/** What leads out of the folder: no zip has such a name. */
const ELSEWHERE = /^[a-z]:|^[/\\]|(^|[/\\])\.\.([/\\]|$)/i;

/** The bytes of a file of the folder; undefined where it is none. */
async function sizeOf(folder: string, name: string): Promise<number | undefined> {
  if (ELSEWHERE.test(name)) return undefined;
  const found = await stat(join(folder, name)).catch(() => undefined);
  return found?.isFile() ? found.size : undefined;
}

function isWord(value: unknown): value is string {
  return typeof value === 'string';
}
