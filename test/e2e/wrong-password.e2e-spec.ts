import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#testing';
import { newRedisPrefix } from './support/clean-up.js';

const PASSWORD = 'password-of-a-spec';

describe('a Redis that does not take its password', () => {
  let database: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
    folder = await mkdtemp(join(tmpdir(), 'vitrine-spec-'));
  });
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Everything that a process says until it ends by itself, and how it ended. */
  async function endOf(program: string): Promise<{ code: unknown; said: string }> {
    const redisUrl = Object.assign(new URL(inject('services').redisUrl), {
      username: 'nobody',
      password: PASSWORD,
    });
    const child = spawn(process.execPath, [`dist/apps/${program}/src/main.js`], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        DATABASE_URL: database.url,
        REDIS_URL: redisUrl.href,
        REDIS_PREFIX: newRedisPrefix(),
        CHROMA_URL: inject('services').chromaUrl,
        SIGNING_SECRET: 'the-signing-secret-of-the-end-to-end-specs',
        STORAGE_DIR: folder,
        WORKER_PORT: '0',
        TRYON_WORKER_PORT: '0',
        LOG_LEVEL: 'trace',
      },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = (await once(child, 'close')) as [unknown];
    return { code, said };
  }

  it.each(['embedding-worker', 'try-on-worker'])(
    'ends the %s, which says so in lines of its log, without the password',
    async (program) => {
      const { code, said } = await endOf(program);
      expect(code).toBe(1);
      expect(said).toContain('WRONGPASS');
      expect(said).not.toContain(PASSWORD);
      const fatal = said.split('\n').filter((line) => line.startsWith('{"level":60'));
      expect(fatal).toHaveLength(1);
      expect(JSON.parse(fatal[0] ?? '')).toMatchObject({
        service: program,
        err: { type: 'ReplyError', message: expect.stringContaining('WRONGPASS') },
      });
    },
  );
});
