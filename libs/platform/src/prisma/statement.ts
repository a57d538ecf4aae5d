import { hash } from 'node:crypto';

/** A statement that Postgres plans once a connection; the name stands for this very text. */
export type PreparedStatement = { name: string; text: string };

/**
 * A prepared statement whose name is of its text, so that a changed text never meets a connection that has planned the
 * old one.
 * @param label what `pg_stat_activity` and a person tell it by: 40 characters at most, since Postgres cuts names at 63
 */
export function statement(label: string, text: string): PreparedStatement {
  return { name: `vitrine-${label}-${hash('sha256', text).slice(0, 12)}`, text };
}
