import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { OutboxSignal } from '#platform';
import { createTenant, createTestDatabase, type TestDatabase } from '#testing';
import { TryOnRepository } from './try-on.repository.js';

describe('try-ons that wait', () => {
  let database: TestDatabase;
  let repository: TryOnRepository;
  const limits = { ofKey: 6, ofSession: 2 };

  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
    repository = new TryOnRepository(database.prisma, { send: () => undefined } as unknown as OutboxSignal);
  });
  afterAll(() => database.drop());

  const insert = (apiKeyId: string, createdBy: 'secret' | 'publishable', session?: string) =>
    repository.insert(
      {
        apiKeyId,
        id: randomUUID(),
        createdBy,
        sessionHash: session === undefined ? null : createHash('sha256').update(session).digest(),
        mode: 'draft',
        options: {},
        garments: [],
        personKey: 'x',
        expiresAt: new Date(Date.now() + 60_000),
      },
      limits,
    );

  /** How many of these pass at once, and why the others do not. */
  async function pass(work: Promise<void>[]): Promise<{ passed: number; refused: unknown[] }> {
    const results = await Promise.allSettled(work);
    const refused = results.flatMap((one) => (one.status === 'rejected' ? [one.reason as object] : []));
    return { passed: results.length - refused.length, refused };
  }

  it('are of one key exactly as many as it may have, however many come at once, and take none from another', async () => {
    const { apiKeyId } = await createTenant(database.prisma);
    const { passed, refused } = await pass(Array.from({ length: 12 }, () => insert(apiKeyId, 'secret')));
    expect(passed).toBe(6);
    for (const reason of refused) {
      expect(reason).toMatchObject({
        code: 'TOO_MANY_TRYONS',
        kind: 'rate-limited',
        whose: 'key',
        retryAfterSeconds: expect.any(Number),
      });
    }
    const other = await createTenant(database.prisma);
    await expect(insert(other.apiKeyId, 'secret')).resolves.toBeUndefined();
    await database.prisma.tryOnJob.updateMany({ where: { apiKeyId }, data: { status: 'completed' } });
    await expect(insert(apiKeyId, 'secret')).resolves.toBeUndefined();
  });

  it("are of one shopper's session a few, and of visitors without one half of the key", async () => {
    const { apiKeyId } = await createTenant(database.prisma);
    const ofSession = await pass(Array.from({ length: 4 }, () => insert(apiKeyId, 'publishable', 'a')));
    expect(ofSession).toMatchObject({ passed: 2, refused: [{ whose: 'session' }, { whose: 'session' }] });
    const ofVisitors = await pass(Array.from({ length: 5 }, () => insert(apiKeyId, 'publishable')));
    expect(ofVisitors).toMatchObject({ passed: 3, refused: [{ whose: 'visitors' }, { whose: 'visitors' }] });
    await expect(insert(apiKeyId, 'secret')).resolves.toBeUndefined();
  });
});
