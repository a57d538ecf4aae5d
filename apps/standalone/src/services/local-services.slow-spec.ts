import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeTestData } from '../../../../test/setup/test-data.js';
import { startLocalServices, type LocalServices } from './local-services.js';

const env = { PATH: process.env.PATH };
let dataDir: string;
let services: LocalServices | undefined;

beforeEach(async () => {
  dataDir = await makeTestData();
});
afterEach(async () => {
  await services?.stop();
  services = undefined;
  await rm(dataDir, { recursive: true, force: true });
});

async function start(more: NodeJS.ProcessEnv = {}): Promise<LocalServices> {
  services = await startLocalServices({ dataDir, env: { ...env, ...more } });
  return services;
}

async function withDatabase<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe('startLocalServices', () => {
  it('starts the three, and keeps data and addresses over kill -9 of all of them', async () => {
    const first = await start();
    const redis = new Redis(first.redisUrl);
    await redis.set('kept', 'yes');
    expect(await redis.config('GET', 'maxmemory-policy')).toContain('noeviction');
    redis.disconnect();
    await withDatabase(first.databaseUrl, (client) =>
      client.query("CREATE TABLE kept AS SELECT 'größer' AS word"),
    );
    // A second passes until Redis has written its append-only file out.
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    for (const child of first.children) child.kill();
    await Promise.all(first.children.map((child) => child.exited));

    const second = await start();
    expect(second).toMatchObject({
      databaseUrl: first.databaseUrl,
      redisUrl: first.redisUrl,
      chromaUrl: first.chromaUrl,
    });
    const { rows } = await withDatabase(second.databaseUrl, (client) =>
      client.query('SELECT word FROM kept'),
    );
    expect(rows).toEqual([{ word: 'größer' }]);
    const again = new Redis(second.redisUrl);
    expect(await again.get('kept')).toBe('yes');
    again.disconnect();
  });

  it('starts again over servers that a killed start has left running', async () => {
    const left = await start();
    const pids = left.children.map((child) => child.pid);
    // As another process would: it knows of them from their notes alone.
    const next = await start();
    expect(next.children.map((child) => child.pid)).not.toEqual(pids);
    expect(next.databaseUrl).toBe(left.databaseUrl);
    expect(left.children.every((child) => child.exit)).toBe(true);
  });

  it('starts nothing where the environment names all three', async () => {
    const given = { DATABASE_URL: 'postgresql://a/b', REDIS_URL: 'redis://a', CHROMA_URL: 'http://a' };
    const { children, ...urls } = await start(given);
    expect(children).toEqual([]);
    expect(urls).toMatchObject({
      databaseUrl: 'postgresql://a/b',
      redisUrl: 'redis://a',
      chromaUrl: 'http://a',
    });
  });

  it('stops what it has started when one cannot start', async () => {
    const empty = { PATH: '/nonexistent' };
    await expect(startLocalServices({ dataDir, env: empty })).rejects.toThrow('Vitrine needs Redis');
    const note = await readFile(join(dataDir, 'run/postgres.json'), 'utf8').catch(() => 'none');
    expect(note).toBe('none');
  });

  it('lets no one but the owner read the passwords', async () => {
    await start();
    for (const file of ['postgres/password', 'redis/password', 'redis/redis.conf']) {
      expect((await stat(join(dataDir, file))).mode & 0o077).toBe(0);
    }
  });
});
