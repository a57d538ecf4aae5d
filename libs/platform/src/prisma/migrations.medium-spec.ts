import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { migrate } from './migrate.js';
import { withSchemaEngine } from './schema-engine.js';

const PRISMA = fileURLToPath(new URL('../../../../prisma', import.meta.url));

/** Every column, constraint, index and enum value, a line each: what Prisma's schema can say. It has no word for how an index is stored. */
const DESCRIPTION = `
  SELECT concat_ws(' ', 'column', table_name, column_name, udt_name, 'nullable:',
    CASE data_type WHEN 'ARRAY' THEN 'not said' ELSE is_nullable END, 'default:', column_default) AS line
  FROM information_schema.columns WHERE table_schema = 'public'
  UNION ALL
  SELECT concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid))
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'f', 'u')
  UNION ALL
  SELECT concat_ws(' ', 'index', regexp_replace(indexdef, ' WITH \\(.*\\)$', '')) FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL
  SELECT concat_ws(' ', 'enum', typname, enumlabel) FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid
  ORDER BY line`;

describe('the migrations', () => {
  const serverUrl = inject('services').databaseUrl;
  const databases: string[] = [];
  let migrated: string;
  let wanted: string[];

  async function query<T extends object>(database: string, sql: string): Promise<T[]> {
    const client = new Client({ connectionString: database });
    await client.connect();
    try {
      return (await client.query<T>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async function emptyDatabase(): Promise<string> {
    const name = `migrations_${randomBytes(6).toString('hex')}`;
    await query(serverUrl, `CREATE DATABASE ${name}`);
    databases.push(name);
    return Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  }

  /** Prisma's own record apart. */
  async function describeDatabase(url: string): Promise<string[]> {
    const rows = await query<{ line: string }>(url, DESCRIPTION);
    return rows.map(({ line }) => line).filter((line) => !line.includes('_prisma_migrations'));
  }

  /** A database that is made of the schema alone. */
  async function describeSchema(): Promise<string[]> {
    const url = await emptyDatabase();
    const content = await readFile(join(PRISMA, 'schema.prisma'), 'utf8');
    const { stdout } = await withSchemaEngine(url, content, async (engine) =>
      engine.diff({
        from: { tag: 'empty' },
        to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] },
        script: true,
        exitCode: null,
        filters: { externalTables: [], externalEnums: [] },
      }),
    );
    // Prisma's SQL takes them for there.
    await query(url, 'CREATE EXTENSION btree_gin; CREATE EXTENSION pg_trgm');
    await query(url, stdout ?? '');
    return describeDatabase(url);
  }

  beforeAll(async () => {
    migrated = await emptyDatabase();
    await migrate(migrated, join(PRISMA, 'migrations'));
    wanted = await describeSchema();
  });
  afterAll(async () => {
    for (const name of databases) await query(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  });

  it('lead to the schema as it is: a change of it comes with `npm run make-migration`', async () => {
    expect(wanted.length).toBeGreaterThan(100);
    expect(await describeDatabase(migrated)).toEqual(wanted);
  });

  it.each([
    ['a column', 'ALTER TABLE images DROP COLUMN price'],
    ['a default', 'ALTER TABLE shops ALTER COLUMN created_at DROP DEFAULT'],
    ['an index', 'DROP INDEX shops_created_at_id_idx'],
    ['a constraint', 'ALTER TABLE tokens DROP CONSTRAINT tokens_api_key_id_fkey'],
  ])('would be found out if they forgot %s', async (_what, sql) => {
    const before = await describeDatabase(migrated);
    await query(migrated, sql);
    const after = await describeDatabase(migrated);
    const missing = wanted.filter((line) => before.includes(line) && !after.includes(line));
    expect(missing).not.toEqual([]);
  });
});
