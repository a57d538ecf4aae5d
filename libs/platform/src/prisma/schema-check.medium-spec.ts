import type { PinoLogger } from 'nestjs-pino';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, freePort, testConfig, type TestDatabase } from '#testing';
import { DependencyUnavailableError } from '../errors/dependency-unavailable.error.js';
import { DatabaseNotMigratedError } from './database-not-migrated.error.js';
import { PrismaService } from './prisma.service.js';
import { SchemaCheck } from './schema-check.js';

const logger = { setContext: () => undefined, warn: () => undefined } as unknown as PinoLogger;

describe('SchemaCheck', () => {
  let database: TestDatabase;
  let prisma: PrismaService;
  let check: SchemaCheck;
  const on = (url: string) => {
    prisma = new PrismaService(testConfig({ DATABASE_URL: url }));
    check = new SchemaCheck(prisma, logger);
  };
  async function change(sql: string, url = database.url): Promise<void> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }

  beforeEach(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
    on(database.url);
  });
  afterEach(async () => {
    await prisma.close();
    await database.drop();
  });

  it('lets a process start on a database that is as new as it, or newer', async () => {
    await expect(check.onModuleInit()).resolves.toBeUndefined();
    await change(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', '', '29990101000000_later', now())",
    );
    await expect(check.check()).resolves.toBeUndefined();
  });

  it('starts nothing on one that was never migrated, and says what to do', async () => {
    await change('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await expect(check.onModuleInit()).rejects.toBeInstanceOf(DatabaseNotMigratedError);
    await expect(check.onModuleInit()).rejects.toThrow(/has never been migrated\. Run `npm run migrate`/);
  });

  it('starts nothing on one that is older, or whose migration has failed', async () => {
    const last = '(SELECT max(migration_name) FROM _prisma_migrations)';
    await change(`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = ${last}`);
    await expect(check.onModuleInit()).rejects.toThrow(/lacks 1 of \d+ migrations, from 20\d+_\w+ on\. Run/);
    await change(`DELETE FROM _prisma_migrations WHERE migration_name = ${last}`);
    await expect(check.check()).rejects.toThrow(/lacks 1 of/);
  });

  it('trusts a database whose account may not read what was applied', async () => {
    const role = `reader_${Date.now()}`;
    await change(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'`);
    await prisma.close();
    on(Object.assign(new URL(database.url), { username: role, password: 'secret' }).href);
    await expect(check.check()).resolves.toBeUndefined();
    await change(`DROP ROLE ${role}`);
  });

  it('starts without one that is away, and calls it that when asked', async () => {
    await prisma.close();
    on(`postgresql://nobody@127.0.0.1:${await freePort()}/none`);
    await expect(check.onModuleInit()).resolves.toBeUndefined();
    await expect(check.check()).rejects.toBeInstanceOf(DependencyUnavailableError);
  });
});
