import { createHash } from 'node:crypto';
import type { PinoLogger } from 'nestjs-pino';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#testing';
import { Sealer } from '../crypto/sealer.js';
import { type IdempotencyClaim, IdempotencyService } from './idempotency.service.js';

const silent = { setContext: () => undefined, warn: () => undefined } as unknown as PinoLogger;
const hash = (text: string) => createHash('sha256').update(text).digest();
const answer = { status: 201, body: '{"secret_token":"vt_sk_of_this_spec"}' };

describe('IdempotencyService on Postgres', () => {
  let database: TestDatabase;
  let service: IdempotencyService;
  let next = 0;
  const newKey = () => `key-${next++}`;

  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
    service = new IdempotencyService(database.prisma, new Sealer('secret-of-this-spec'), silent);
  });

  afterAll(async () => {
    await database.drop();
  });

  async function claim(scope: string, key: string, request = 'request'): Promise<IdempotencyClaim> {
    const begun = await service.begin(scope, key, hash(request));
    if (!('claim' in begun)) throw new Error('The key was answered already');
    return begun.claim;
  }

  const age = (key: string, column: 'created_at' | 'expires_at', seconds: number) =>
    database.prisma.$executeRawUnsafe(
      `UPDATE idempotency_records SET ${column} = now() - interval '${seconds} seconds' WHERE key = '${key}'`,
    );

  it('gives the first answer again', async () => {
    const key = newKey();
    await service.complete(await claim('a', key), answer);
    expect(await service.begin('a', key, hash('request'))).toEqual({ answer });
  });

  it('keeps answers sealed', async () => {
    const key = newKey();
    await service.complete(await claim('a', key), answer);
    const row = await database.prisma.idempotencyRecord.findUniqueOrThrow({
      where: { scope_key: { scope: 'a', key } },
    });
    expect(Buffer.from(row.responseBody ?? []).toString('latin1')).not.toContain('vt_sk_');
  });

  it('refuses the key for another request, answered or not', async () => {
    const key = newKey();
    const first = await claim('a', key);
    await expect(service.begin('a', key, hash('other'))).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    await service.complete(first, answer);
    await expect(service.begin('a', key, hash('other'))).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('keeps the keys of two callers apart', async () => {
    const key = newKey();
    await service.complete(await claim('a', key), answer);
    await expect(claim('b', key, 'other')).resolves.toMatchObject({ scope: 'b', key });
  });

  it('gives the work to exactly one of many at once', async () => {
    const key = newKey();
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => service.begin('a', key, hash('request'))),
    );
    const refused = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as unknown] : [],
    );
    expect(refused).toHaveLength(9);
    for (const reason of refused) expect(reason).toMatchObject({ code: 'IDEMPOTENCY_IN_PROGRESS' });
  });

  it('gives the key back after a failure', async () => {
    const key = newKey();
    await service.abandon(await claim('a', key));
    await expect(claim('a', key, 'corrected')).resolves.toMatchObject({ key });
  });

  it('lets a crashed request be taken over after a minute, and ignores it when it comes back', async () => {
    const key = newKey();
    const crashed = await claim('a', key);
    await age(key, 'created_at', 59);
    await expect(claim('a', key)).rejects.toMatchObject({ code: 'IDEMPOTENCY_IN_PROGRESS' });
    await age(key, 'created_at', 61);
    await expect(claim('a', key, 'other')).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    const second = await claim('a', key);
    await service.complete(crashed, { status: 500, body: 'late' });
    await service.abandon(crashed);
    await service.complete(second, answer);
    expect(await service.begin('a', key, hash('request'))).toEqual({ answer });
  });

  it('keeps a share of answers of each caller, the newest, and no huge one', async () => {
    const keys = Array.from({ length: 5 }, newKey);
    for (const key of keys) await service.complete(await claim('many', key), answer);
    const other = newKey();
    await service.complete(await claim('few', other), answer);
    for (const [at, key] of keys.entries()) await age(key, 'created_at', 10 - at);
    const open = newKey();
    await claim('many', open);
    await age(open, 'created_at', 100);
    expect(await service.limit('many', 2)).toBe(3);
    const left = await database.prisma.idempotencyRecord.findMany({
      where: { scope: { in: ['many', 'few'] } },
    });
    expect(left.map(({ key }) => key).sort()).toEqual([...keys.slice(3), other, open].sort());
    const huge = newKey();
    await service.complete(await claim('few', huge), { status: 200, body: 'x'.repeat(1_000_000) });
    await expect(claim('few', huge)).resolves.toMatchObject({ key: huge });
  });

  it('forgets an answer after its time, and prunes it', async () => {
    const [kept, reused, pruned] = [newKey(), newKey(), newKey()];
    for (const key of [kept, reused, pruned]) await service.complete(await claim('a', key), answer);
    await age(reused, 'expires_at', 1);
    await age(pruned, 'expires_at', 1);
    await claim('a', reused, 'other');
    expect(await service.prune()).toBe(1);
    const left = await database.prisma.idempotencyRecord.findMany({
      where: { key: { in: [kept, reused, pruned] } },
    });
    expect(left.map(({ key }) => key).sort()).toEqual([kept, reused].sort());
  });
});
