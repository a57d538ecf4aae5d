import type { PinoLogger } from 'nestjs-pino';
import { Registry } from 'prom-client';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { OutboxEventPayload } from '#contracts';
import { createTestDatabase, FakeJobQueue, type TestDatabase } from '#testing';
import { Loops } from '../loops/loops.js';
import { JobQueue, type NewJob } from '../queue/job-queue.port.js';
import { appendToOutbox } from './outbox.js';
import { OutboxRelay, OutboxRoutes } from './outbox-relay.js';

class OneJobEach extends OutboxRoutes {
  readonly types = ['image.photo-changed', 'image.deleted', 'api-key.revoked'] as const;

  jobsOf(event: OutboxEventPayload): NewJob[] {
    return [{ name: event.type, jobId: `${event.type}-${event.api_key_id}`, payload: { ...event } }];
  }
}

const told: string[] = [];
const logger = {
  setContext: () => undefined,
  warn: () => undefined,
  error: (_fields: object, sentence: string) => told.push(sentence),
} as unknown as PinoLogger;
const loops = new Loops(new Registry(), logger);

describe('OutboxRelay', () => {
  let database: TestDatabase;
  let queue: FakeJobQueue;

  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
  });
  afterAll(async () => database.drop());
  beforeEach(async () => {
    queue = new FakeJobQueue();
    await database.prisma.outboxEvent.deleteMany();
  });

  const relayTo = (target: JobQueue) =>
    new OutboxRelay(database.prisma, target, new OneJobEach(), loops, logger);
  const append = () => appendToOutbox(database.prisma, { type: 'api-key.revoked', api_key_id: uuidv7() });
  const left = () => database.prisma.outboxEvent.count();

  it('moves events to the queue in the order they were written', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 5; count++) {
      const id = uuidv7();
      ids.push(id);
      await appendToOutbox(database.prisma, { type: 'api-key.revoked', api_key_id: id });
    }
    expect(await relayTo(queue).relayOnce()).toBe(5);
    expect(queue.added.map((job) => job.payload.api_key_id)).toEqual(ids);
    expect(await left()).toBe(0);
  });

  it('keeps the events when the queue does not take them', async () => {
    await append();
    queue.error = new Error('redis is away');
    await expect(relayTo(queue).relayOnce()).rejects.toThrow('redis is away');
    expect(await left()).toBe(1);
    queue.error = undefined;
    expect(await relayTo(queue).relayOnce()).toBe(1);
  });

  it('leaves an event that it cannot read where it is, says so once, and moves the others', async () => {
    const unreadable = {
      apiKeyId: uuidv7(),
      type: 'image.deleted',
      payload: { image: 'of another version' },
    };
    await database.prisma.outboxEvent.create({ data: unreadable });
    await append();
    const relay = relayTo(queue);
    expect(await relay.relayOnce()).toBe(1);
    await append();
    expect(await relay.relayOnce()).toBe(1);
    expect(queue.added).toHaveLength(2);
    expect(await left()).toBe(1);
    expect(told).toEqual([expect.stringContaining('cannot be read')]);
  });

  it('writes no event of a transaction that is rolled back', async () => {
    await expect(
      database.prisma.$transaction(async (transaction) => {
        await appendToOutbox(transaction, { type: 'api-key.revoked', api_key_id: uuidv7() });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect(await left()).toBe(0);
  });

  it('shares the events among relays, each once', async () => {
    for (let count = 0; count < 20; count++) await append();
    await Promise.all([relayTo(queue).relayOnce(), relayTo(queue).relayOnce(), relayTo(queue).relayOnce()]);
    while ((await left()) > 0) await relayTo(queue).relayOnce();
    expect(new Set(queue.added.map((job) => job.jobId)).size).toBe(20);
    expect(queue.added).toHaveLength(20);
  });

  it('leaves events to the relay that is handing them over', async () => {
    let begin = () => undefined as void;
    let goOn = () => undefined as void;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const held = new Promise<void>((resolve) => (goOn = resolve));
    class SlowQueue extends FakeJobQueue {
      override async addMany(jobs: readonly NewJob[]): Promise<void> {
        begin();
        await held;
        await super.addMany(jobs);
      }
    }
    await append();
    const slow = new SlowQueue();
    const first = relayTo(slow).relayOnce();
    await begun;
    expect(await relayTo(queue).relayOnce()).toBe(0);
    goOn();
    expect(await first).toBe(1);
    expect([slow.added.length, queue.added.length]).toEqual([1, 0]);
  });

  it('runs by itself from start to stop', async () => {
    const relay = relayTo(queue);
    relay.onApplicationBootstrap();
    await append();
    await expect.poll(() => queue.added.length).toBe(1);
    await loops.onApplicationShutdown();
    await append();
    expect(await left()).toBe(1);
  });
});
