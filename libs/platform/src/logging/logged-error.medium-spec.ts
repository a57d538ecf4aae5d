import { Writable } from 'node:stream';
import { Redis } from 'ioredis';
import { pinoHttp } from 'pino-http';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, testConfig, type TestDatabase } from '#testing';
import { statement } from '../prisma/statement.js';
import { requestLog } from './logging.module.js';

const WITHOUT_ID = statement('without-id', 'INSERT INTO shops (id, name) VALUES (NULL, $1)');

describe('an error that is logged', () => {
  let database: TestDatabase;
  let redis: Redis;
  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
    redis = new Redis(inject('services').redisUrl);
  });
  afterAll(async () => {
    redis.disconnect();
    await database.drop();
  });

  /** The line that is written of what a call fails with. */
  async function lineOf(work: Promise<unknown>): Promise<string> {
    const lines: string[] = [];
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(chunk.toString());
        done();
      },
    });
    const { logger } = pinoHttp({ ...requestLog(testConfig({ LOG_LEVEL: 'info' }), 'api'), stream });
    const error: unknown = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Error);
    logger.warn({ err: error }, 'It failed');
    logger.warn({ err: new Error('it was passed on', { cause: error }) }, 'It failed');
    logger.warn({ err: new AggregateError([error], 'several failed') }, 'It failed');
    expect(lines).toHaveLength(3);
    return lines.join('');
  }

  it('says what Redis refused, without the password that it was sent', async () => {
    const line = await lineOf(redis.call('AUTH', 'nobody', 'password-of-a-spec'));
    expect(line).toContain('WRONGPASS');
    expect(line).not.toContain('password-of-a-spec');
  });

  it('says what Postgres refused, without the row', async () => {
    const line = await lineOf(database.prisma.prepared(WITHOUT_ID, ['prompt-of-a-shopper']));
    expect(line).toContain('null value in column');
    expect(line).toContain('23502');
    expect(line).not.toContain('prompt-of-a-shopper');
  });

  it('has its place and its code, and of what it was caused by too', async () => {
    const away = new Redis('redis://127.0.0.1:1', { lazyConnect: true, retryStrategy: () => null });
    away.on('error', () => undefined);
    const failed = Object.assign(new Error('of a token, vt_sk_abcdefghij'), { code: 'E_SPEC' });
    const first = JSON.parse((await lineOf(Promise.reject(failed))).split('\n')[0] ?? '') as { err: object };
    expect(first.err).toMatchObject({
      type: 'Error',
      code: 'E_SPEC',
      message: 'of a token, [key]',
      stack: expect.stringContaining('logged-error.medium-spec'),
    });
    expect(await lineOf(away.connect())).toMatch(/ECONNREFUSED|Connection is closed/);
  });
});
