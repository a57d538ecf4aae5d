import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test-database.js';
import { describeStatement } from './described-statement.js';

const LIBS = fileURLToPath(new URL('../../../', import.meta.url));
const files = readdirSync(LIBS).flatMap((lib) =>
  readdirSync(`${LIBS}${lib}/src`)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => `${lib}/src/${file}`),
);

/** `-- label`, and the statement that follows. */
function statementsOf(file: string): { label: string; text: string }[] {
  return readFileSync(LIBS + file, 'utf8')
    .split(/^-- /m)
    .filter((part) => part !== '')
    .map((part) => {
      const end = part.indexOf('\n');
      return { label: part.slice(0, end), text: part.slice(end).trim() };
    });
}

describe('the SQL of the libs', () => {
  let database: TestDatabase;
  let client: Client;
  /** Names of types by their oids. */
  let names: Map<number, string>;
  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
    client = new Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<{ oid: number; typname: string }>('SELECT oid, typname FROM pg_type');
    names = new Map(rows.map(({ oid, typname }) => [oid, typname]));
  });
  afterAll(async () => {
    await client?.end();
    await database?.drop();
  });

  /** `uuid, text → id uuid, count int4`; what Postgres says where it does not take it. */
  async function typesOf(text: string): Promise<string> {
    const { takes, answers } = await describeStatement(client, text);
    const columns = answers.map(({ name, type }) => `${name} ${names.get(type)}`);
    return `${takes.map((type) => names.get(type)).join(', ') || 'nothing'} → ${columns.join(', ') || 'nothing'}`;
  }

  // Beside each lib's SQL lies what its statements take and answer: what the types written by hand are read against.
  it.each(files)(
    '%s: every statement fits the tables, and its types are those written down',
    async (file) => {
      const statements = statementsOf(file);
      expect(statements.length).toBeGreaterThan(3);
      const lines: string[] = [];
      const refused: string[] = [];
      for (const { label, text } of statements) {
        try {
          lines.push(`-- ${label}\n${await typesOf(text)}\n`);
        } catch (error) {
          refused.push(`${label}: ${String(error)}`);
        }
      }
      expect(refused).toEqual([]);
      await expect(lines.join('\n')).toMatchFileSnapshot(`${LIBS}${file.replace(/\.sql$/, '.sql-types')}`);
    },
  );

  it('one that asks for a column that is not there would be found out', async () => {
    expect(files).toHaveLength(5);
    await expect(typesOf('SELECT colour FROM images WHERE id = $1')).rejects.toThrow(
      /column "colour" does not exist/,
    );
    expect(await typesOf('SELECT name, price FROM images WHERE id = $1')).toBe(
      'uuid → name text, price numeric',
    );
  });
});
