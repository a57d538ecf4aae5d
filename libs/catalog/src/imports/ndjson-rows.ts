import { MAX_ROW_CHARACTERS } from './limits.js';
import { invalidRow, tableRow, type TableRow, TOO_LONG } from './table-row.js';

/** Rows of newline-delimited JSON, one object a line; empty lines are no rows. A line too long is a row refused. */
export async function* ndjsonRows(text: AsyncIterable<string>): AsyncGenerator<TableRow> {
  let row = 0;
  for await (const line of lines(text)) {
    if (line !== undefined && line.trim() === '') continue;
    row += 1;
    yield line === undefined ? invalidRow(row, TOO_LONG) : parse(row, line);
  }
}

function parse(row: number, line: string): TableRow {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return invalidRow(row, 'The line is not valid JSON');
  }
  return tableRow(row, value);
}

/** Lines, whatever ends them; undefined for one that is too long, of which no more than the limit is held. */
async function* lines(text: AsyncIterable<string>): AsyncGenerator<string | undefined> {
  let held = '';
  let overflown = false;
  for await (const chunk of text) {
    const parts = chunk.split('\n');
    for (const [at, part] of parts.entries()) {
      if (overflown || held.length + part.length > MAX_ROW_CHARACTERS) {
        overflown = true;
        held = '';
      } else held += part;
      if (at === parts.length - 1) continue;
      yield overflown ? undefined : held;
      held = '';
      overflown = false;
    }
  }
  if (overflown) yield undefined;
  else if (held !== '') yield held;
}
