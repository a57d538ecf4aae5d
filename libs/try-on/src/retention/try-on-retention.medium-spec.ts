import type { PinoLogger } from 'nestjs-pino';
import { v4 as uuidv4 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import {
  createTenant,
  createTestDatabase,
  FakeJobQueue,
  FakeObjectStorage,
  testConfig,
  type TestDatabase,
} from '#testing';
import { TryOnFiles } from '../jobs/try-on-files.js';
import { TryOnWorkRepository } from '../jobs/try-on-work.repository.js';
import { TryOnRetention } from './try-on-retention.js';
import { TryOnRetentionRepository } from './try-on-retention.repository.js';

const silent = { setContext: () => undefined, warn: () => undefined } as unknown as PinoLogger;
const HOUR_MS = 3_600_000;
const ago = (ms: number) => new Date(Date.now() - ms);

/** A storage that gives no answer to deletions, until it is told to. */
class SilentStorage extends FakeObjectStorage {
  answer: () => void = () => undefined;
  private readonly answers = new Promise<void>((resolve) => (this.answer = resolve));

  override async deletePrefix(prefix: string): Promise<void> {
    await this.answers;
    await super.deletePrefix(prefix);
  }
}

describe('TryOnRetention', () => {
  let database: TestDatabase;
  let apiKeyId: string;
  let storage: SilentStorage;
  let queue: FakeJobQueue;
  let rows: TryOnRetentionRepository;
  let retention: TryOnRetention;

  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
    rows = new TryOnRetentionRepository(database.prisma);
    apiKeyId = (await createTenant(database.prisma)).apiKeyId;
  });
  afterAll(() => database.drop());
  beforeEach(() => {
    storage = new SilentStorage();
    queue = new FakeJobQueue();
    const work = new TryOnWorkRepository(database.prisma);
    retention = new TryOnRetention(rows, work, new TryOnFiles(storage), queue, testConfig(), silent);
  });
  afterEach(async () => {
    storage.answer();
    await database.prisma.tryOnJob.deleteMany();
  });

  async function job(
    status: 'completed' | 'queued' | 'cancelled',
    row: { createdAt?: Date; completedAt?: Date; expiresAt?: Date } = {},
  ): Promise<string> {
    const id = uuidv4();
    await storage.put(`try-on/${apiKeyId}/${id}/in/person.jpg`, Buffer.from('x'), 'image/jpeg');
    await storage.put(`try-on/${apiKeyId}/${id}/out/1-0.png`, Buffer.from('x'), 'image/png');
    const columns = { apiKeyId, id, status, createdBy: 'secret', mode: 'draft', personKey: 'x' } as const;
    const expiresAt = new Date(Date.now() + HOUR_MS);
    await database.prisma.tryOnJob.create({
      data: { ...columns, options: {}, garments: [], expiresAt, ...row },
    });
    return id;
  }

  it('fails what waits too long, and queues again what was lost, while the storage gives no answer', async () => {
    await job('completed', { completedAt: new Date() });
    const late = await job('queued', { createdAt: ago(24 * HOUR_MS) });
    const lost = await job('queued', { createdAt: ago(60_000) });
    await retention.sweep();
    expect(await database.prisma.tryOnJob.findFirst({ where: { id: late } })).toMatchObject({
      status: 'failed',
      errorCode: 'TIMEOUT',
    });
    expect(queue.added.map(({ payload }) => payload.job_id)).toEqual([lost]);
  });

  it('counts what is still stored minutes after its time, and nothing else, until it is erased', async () => {
    await job('completed', { completedAt: new Date() });
    await job('queued');
    await job('cancelled', { completedAt: ago(60_000) });
    expect(await retention.countOverdue()).toBe(0);
    await job('completed', { completedAt: ago(HOUR_MS) });
    await job('completed', { completedAt: ago(HOUR_MS), expiresAt: ago(HOUR_MS) });
    await job('cancelled', { completedAt: ago(HOUR_MS) });
    expect(await retention.countOverdue()).toBe(3);
    storage.failing.add('deletePrefix');
    storage.answer();
    await retention.erase();
    expect(await retention.countOverdue()).toBe(3);
    storage.failing.clear();
    await retention.erase();
    expect(await retention.countOverdue()).toBe(0);
    const left = (part: string) =>
      [...storage.objects.keys()].filter((key) => key.includes(`/${part}/`)).length;
    // Of what is queued or was cancelled just now both, of what is completed and has not expired its results.
    expect([left('in'), left('out')]).toEqual([2, 4]);
  });
});
