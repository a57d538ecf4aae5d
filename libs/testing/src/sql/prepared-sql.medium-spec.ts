import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test-database.js';

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
  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client?.end();
    await database?.drop();
  });

  /** @returns why Postgres does not take it */
  async function refusal(text: string): Promise<string | undefined> {
    try {
      await client.query(`PREPARE of_lib AS ${text}`);
      await client.query('DEALLOCATE of_lib');
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  it.each(files)('%s: every statement fits the tables as they are', async (file) => {
    const statements = statementsOf(file);
    expect(statements.length).toBeGreaterThan(3);
    const refused: string[] = [];
    for (const { label, text } of statements) {
      const reason = await refusal(text);
      if (reason !== undefined) refused.push(`${label}: ${reason}`);
    }
    expect(refused).toEqual([]);
  });

  it('one that asks for a column that is not there would be found out', async () => {
    expect(files).toHaveLength(5);
    expect(await refusal('SELECT colour FROM images WHERE id = $1')).toMatch(
      /column "colour" does not exist/,
    );
  });
});
