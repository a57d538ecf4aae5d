import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { MigrationFailedError } from './migration-failed.error.js';
import { migrate } from './migrate.js';

const MIGRATIONS = fileURLToPath(new URL('../../../../prisma/migrations', import.meta.url));

describe('migrate', () => {
  let names: string[];
  const name = `migrate_${randomBytes(6).toString('hex')}`;
  const serverUrl = inject('services').databaseUrl;
  const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;

  async function query<T extends object>(database: string, sql: string): Promise<T[]> {
    const client = new Client({ connectionString: database });
    await client.connect();
    try {
      return (await client.query<T>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  beforeAll(async () => {
    const entries = await readdir(MIGRATIONS, { withFileTypes: true });
    names = entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
    await query(serverUrl, `CREATE DATABASE ${name}`);
  });
  afterAll(async () => {
    await query(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  });

  it('migrates once when two processes start at the same time', async () => {
    const [first, second] = await Promise.all([migrate(url, MIGRATIONS), migrate(url, MIGRATIONS)]);
    expect(names[0]).toBe('20261120000000_init');
    expect([...first, ...second]).toEqual(names);
    expect(await migrate(url, MIGRATIONS)).toEqual([]);
  });

  it("leaves Prisma's own record of what was applied", async () => {
    const rows = await query<{ migration_name: string }>(
      url,
      'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name',
    );
    expect(rows).toEqual(names.map((migration_name) => ({ migration_name })));
  });

  it('says what is wrong when the server does not answer', async () => {
    await expect(migrate('postgres://nobody@127.0.0.1:1/none', MIGRATIONS)).rejects.toThrow(/ECONNREFUSED/);
  });

  it('says what is wrong when there are no migrations', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'vitrine-migrations-'));
    await expect(migrate(url, empty)).rejects.toBeInstanceOf(MigrationFailedError);
    await rm(empty, { recursive: true });
  });
});
