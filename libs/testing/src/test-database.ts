import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { PrismaService } from '#platform';
import { migrate } from '#platform/migrate';
import { testConfig } from './config.js';

/** Any number but the migration's own: files that start together make the template once. */
const TEMPLATE_LOCK = 7_330_112;

/** A database of one spec file. */
export interface TestDatabase {
  url: string;
  prisma: PrismaService;
  /** Closes the client and drops the database. */
  drop(): Promise<void>;
}

/**
 * A fresh, migrated database: a clone of a template that the first spec file makes and the others share. The
 * template's name carries a hash of the migrations, so that a server that is kept never gives an old schema.
 * @param serverUrl a database on the server, as `inject('services').databaseUrl`; its own content is not touched
 */
export async function createTestDatabase(serverUrl: string): Promise<TestDatabase> {
  const directory = await findMigrations();
  const template = `vitrine_template_${await fingerprintOf(directory)}`;
  const name = `vitrine_test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, async (server) => {
    // Cloning is inside the lock too: Postgres refuses to clone a template that someone else has open.
    await server.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    await ensureTemplate(server, serverUrl, template, directory);
    await server.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const url = databaseUrl(serverUrl, name);
  const prisma = new PrismaService(testConfig({ DATABASE_URL: url }));
  return {
    url,
    prisma,
    async drop() {
      await prisma.$disconnect();
      await onServer(serverUrl, (server) => server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

async function ensureTemplate(
  server: Client,
  serverUrl: string,
  template: string,
  directory: string,
): Promise<void> {
  const { rowCount } = await server.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
  if (rowCount === 1) return;
  // Renamed when complete: a run that was killed leaves no half-migrated template.
  const draft = `${template}_${process.pid}`;
  await server.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
  await server.query(`CREATE DATABASE ${draft}`);
  await migrate(databaseUrl(serverUrl, draft), directory);
  // The schema engine closes its connection in its own time.
  await server.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [draft]);
  await server.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
}

async function onServer<T>(serverUrl: string, work: (server: Client) => Promise<T>): Promise<T> {
  const server = new Client({ connectionString: serverUrl, connectionTimeoutMillis: 10_000 });
  await server.connect();
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}

function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** The specs run from the sources and from dist/, at different depths of the same repository. */
async function findMigrations(): Promise<string> {
  let folder = fileURLToPath(new URL('.', import.meta.url));
  for (;;) {
    const candidate = join(folder, 'prisma/migrations');
    const found: string[] = await readdir(candidate).catch(() => []);
    if (found.includes('migration_lock.toml')) return candidate;
    const parent = join(folder, '..');
    if (parent === folder) throw new Error('prisma/migrations was not found above this file.');
    folder = parent;
  }
}

async function fingerprintOf(directory: string): Promise<string> {
  const hash = createHash('sha256');
  // Beside the folders lie the lock file and a copy of the schema.
  const entries = await readdir(directory, { withFileTypes: true });
  const migrations = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  for (const name of migrations.sort()) {
    hash.update(name).update(await readFile(join(directory, name, 'migration.sql')));
  }
  return hash.digest('hex').slice(0, 12);
}
