import { type ImportRow, importRow, nearestIssues } from '#contracts';
import { MAX_ROW_CHARACTERS } from './limits.js';

/** A row of the table: what it asks for, or why it cannot be used. */
export type TableRow = { row: number; externalId: string | null } & (
  { fields: ImportRow } | { code: 'ROW_INVALID'; message: string }
);

/** Fields that are named in the message of one row. */
const NAMED = 5;

/** Checks what a parser made of one row. */
export function tableRow(row: number, value: unknown): TableRow {
  const externalId = externalIdOf(value);
  const parsed = importRow.safeParse(value);
  if (parsed.success) return { row, externalId, fields: parsed.data };
  const issues = parsed.error.issues.flatMap(nearestIssues);
  const messages = issues.slice(0, NAMED).map(({ path = [], message }) => {
    const where = path.map(String).join('.');
    return where === '' ? message : `${where}: ${message}`;
  });
  const more = issues.length - messages.length;
  return invalidRow(row, messages.join('; ') + (more > 0 ? ` (and ${more} more)` : ''), externalId);
}

export function invalidRow(row: number, message: string, externalId: string | null = null): TableRow {
  return { row, externalId, code: 'ROW_INVALID', message: message.slice(0, 500) };
}

export const TOO_LONG = `The row has more than ${MAX_ROW_CHARACTERS} characters`;

function externalIdOf(value: unknown): string | null {
  const given = (value as { external_id?: unknown } | null)?.external_id;
  return typeof given === 'string' && given.length <= 200 && !given.includes('\0') ? given : null;
}
