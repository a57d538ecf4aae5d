import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { MigrationFailedError } from './migration-failed.error.js';
import { withSchemaEngine } from './schema-engine.js';

/** Any number, the same in every process: two starts at once migrate one after the other. */
const ADVISORY_LOCK = 5_771_921;

const NO_FILTER = { externalTables: [], externalEnums: [] };

/** The migrations folder as the schema engine wants it, oldest first. */
export async function readMigrations(directory: string) {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: directory,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(join(directory, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: await readFile(join(directory, name, 'migration.sql'), 'utf8'),
          },
        },
      })),
    ),
  };
}

/**
 * Brings a database up to date and records it in Prisma's own `_prisma_migrations`, so that `prisma migrate`
 * goes on from there. Doing it twice, or in two processes at once, changes nothing more.
 * @returns names of the migrations applied now
 * @throws MigrationFailedError
 */
export async function migrate(databaseUrl: string, directory: string): Promise<string[]> {
  const lock = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  try {
    await lock.connect();
    await lock.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    return await withSchemaEngine(databaseUrl, undefined, async (engine) => {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: await readMigrations(directory),
        filters: NO_FILTER,
      });
      return appliedMigrationNames;
    });
  } catch (cause) {
    throw new MigrationFailedError({ cause });
  } finally {
    await lock.end();
  }
}
