import { parse } from 'csv-parse/sync';
import { delimiterOf, withDecimalPoint } from '#contracts';
import { PhotosFolderError } from './photos-folder.error.js';

export interface CsvRow {
  /** What the row calls its photo: a file name, perhaps without extension. */
  image: string;
  fields: Record<string, string>;
}

const imageColumns = ['image', 'file', 'photo', 'filename', 'file_name'];
const fieldColumns = [
  'external_id',
  'name',
  'description',
  'category',
  'style',
  'age_group',
  'price',
  'currency',
  'url',
  'in_stock',
];
/** Data sets call it so. */
const otherNames: Record<string, string> = { label: 'category' };

/**
 * Reads `images.csv`: a header row, one row a photo. Columns that the API does not know become
 * attributes; empty cells are left out.
 */
export function parseImagesCsv(text: string, source: string): CsvRow[] {
  let records: Record<string, string>[];
  try {
    records = parse(text, {
      bom: true,
      columns: (header: string[]) => header.map(columnName),
      skip_empty_lines: true,
      trim: true,
      delimiter: delimiterOf(text.split('\n', 1)[0] ?? ''),
    });
  } catch (cause) {
    throw new PhotosFolderError(`${source} is no CSV that can be read: ${(cause as Error).message}`, {
      cause,
    });
  }
  if (records.length === 0) return [];
  const header = Object.keys(records[0] ?? {});
  const imageColumn = imageColumns.find((name) => header.includes(name));
  if (!imageColumn) {
    throw new PhotosFolderError(
      `${source} has no column "image" that names the photo of a row (its columns: ${header.join(', ')}).`,
    );
  }
  return records.flatMap((record) => {
    const image = record[imageColumn];
    return image ? [{ image, fields: fieldsOf(record, imageColumn) }] : [];
  });
}

function columnName(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}

function fieldsOf(record: Record<string, string>, imageColumn: string): Record<string, string> {
  const fields: Record<string, string> = {};
  const attributes: Record<string, string> = {};
  for (const [column, value] of Object.entries(record)) {
    if (column === imageColumn || column === '' || value === '') continue;
    const other = otherNames[column];
    if (fieldColumns.includes(column)) fields[column] = value;
    else if (other && !record[other]) fields[other] = value;
    else attributes[column] = value;
  }
  if (fields.price) fields.price = withDecimalPoint(fields.price);
  if (fields.in_stock) fields.in_stock = truth(fields.in_stock);
  if (Object.keys(attributes).length > 0) fields.attributes = JSON.stringify(attributes);
  return fields;
}

function truth(value: string): string {
  const lower = value.toLowerCase();
  if (['1', 'yes', 'y', 'true'].includes(lower)) return 'true';
  return ['0', 'no', 'n', 'false'].includes(lower) ? 'false' : value;
}
