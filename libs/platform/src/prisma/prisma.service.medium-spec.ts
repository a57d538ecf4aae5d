import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#testing';

describe('PrismaService', () => {
  let database: TestDatabase;
  let watcher: Client;
  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
    watcher = new Client({ connectionString: database.url });
    await watcher.connect();
  });
  afterAll(async () => {
    await watcher.end();
    await database.drop();
  });

  async function running(): Promise<number> {
    const { rows } = await watcher.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity
       WHERE datname = current_database() AND state = 'active' AND query LIKE '%pg_sleep(60)%' AND pid <> pg_backend_pid()`,
    );
    return rows[0]?.count ?? 0;
  }

  it('leaves nothing running in Postgres of a query that it has given up', async () => {
    const refusal = database.prisma.$queryRaw`SELECT pg_sleep(60)::text`.then(
      () => undefined,
      (error: Error) => error.message,
    );
    await expect.poll(running, { timeout: 5_000 }).toBe(1);
    expect(await refusal).toContain('Query read timeout');
    // Of a client that is gone Postgres would learn when it answers: in most of a minute.
    await expect.poll(running, { timeout: 15_000 }).toBe(0);
  });
});
