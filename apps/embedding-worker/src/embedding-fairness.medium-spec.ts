import { randomUUID } from 'node:crypto';
import Bull from 'bull';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { ImageEmbeddingState } from '#catalog';
import { createEmbeddingJob } from '#embedding/indexing';
import { BullJobQueue } from '#platform/work';
import { createTenant, createTestDatabase, type TestDatabase } from '#testing';
import { FairJobQueue } from '#worker';
import { embeddingFairness } from './embedding-fairness.js';

const BATCH = 16;
/** Jobs that a worker has at once. */
const WORKER_CONCURRENCY = 16;
/** Events that the relay takes at a time. */
const RELAYED = 500;

describe('embeddingFairness', () => {
  let database: TestDatabase;
  let bull: Bull.Queue;
  let queue: FairJobQueue;
  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
  });
  afterAll(() => database.drop());
  beforeEach(() => {
    bull = new Bull(`spec-${randomUUID()}`, inject('services').redisUrl);
    const fairness = embeddingFairness(new ImageEmbeddingState(database.prisma));
    queue = new FairJobQueue(new BullJobQueue(bull), fairness);
  });
  afterEach(async () => {
    await bull.obliterate({ force: true });
    await bull.close();
  });

  /** Photos that wait and are queued, many at a time: the rows hold what the queue reads of them and no more. */
  async function upload(apiKeyId: string, count: number): Promise<void> {
    await database.prisma.$executeRaw`
      INSERT INTO images (api_key_id, id, name, photo_key, thumbnail_key, photo_sha256, photo_type, photo_bytes, width,
        height, updated_at)
      SELECT ${apiKeyId}::uuid, gen_random_uuid(), 'Item', 'photo', 'thumbnail', '', 'image/jpeg', 1, 1, 1, now()
      FROM generate_series(1, ${count}::int)`;
    const images = await database.prisma.image.findMany({ where: { apiKeyId }, select: { id: true } });
    // As the relay does: the whole catalogue waits already when its first page is queued.
    for (let from = 0; from < count; from += RELAYED) {
      const page = images.slice(from, from + RELAYED);
      await queue.addMany(
        page.map(({ id }) => createEmbeddingJob({ api_key_id: apiKeyId, image_id: id, generation: 1 })),
      );
    }
  }

  /** Whose photos a worker takes first, in order. */
  async function taken(count: number): Promise<string[]> {
    const order: string[] = [];
    await new Promise<void>((resolve) => {
      void bull.process('create-embedding', 1, async (job) => {
        order.push((job.data as { api_key_id: string }).api_key_id);
        if (order.length === count) resolve();
      });
    });
    await bull.pause(true);
    return order.slice(0, count);
  }

  it("puts three photos before all but the first batches of another tenant's 1,000", async () => {
    const big = (await createTenant(database.prisma)).apiKeyId;
    const small = (await createTenant(database.prisma)).apiKeyId;
    await upload(big, 1_000);
    await upload(small, 3);
    const order = await taken(2 * BATCH);
    expect(order.filter((key) => key === small)).toHaveLength(3);
    expect((await queue.counts()).waiting).toBeGreaterThan(900);
  });

  it('lets three photos that come while a worker is at 2,000 wait for two batches at most', async () => {
    const big = (await createTenant(database.prisma)).apiKeyId;
    const small = (await createTenant(database.prisma)).apiKeyId;
    await upload(big, 2_000);
    const begun: string[] = [];
    let smallDone = () => undefined as void;
    const isDone = new Promise<void>((resolve) => (smallDone = resolve));
    let tenBatches = () => undefined as void;
    const isUnderWay = new Promise<void>((resolve) => (tenBatches = resolve));
    let come = () => undefined as void;
    const hasCome = new Promise<void>((resolve) => (come = resolve));
    let left = 3;
    void bull.process('create-embedding', WORKER_CONCURRENCY, async (job) => {
      const { api_key_id } = job.data as { api_key_id: string };
      begun.push(api_key_id);
      if (begun.length === 10 * BATCH) tenBatches();
      if (begun.length >= 10 * BATCH) await hasCome;
      if (api_key_id === small && (left -= 1) === 0) smallDone();
    });
    await isUnderWay;
    await upload(small, 3);
    const before = begun.length;
    come();
    await isDone;
    await bull.pause(true);
    const delay = begun.slice(before).lastIndexOf(small) - 2;
    expect(begun.filter((key) => key === small)).toHaveLength(3);
    expect(delay).toBeLessThanOrEqual(2 * BATCH);
    expect((await queue.counts()).waiting).toBeGreaterThan(1_000);
  });

  it('takes two large backlogs in turn, batch by batch', async () => {
    const one = (await createTenant(database.prisma)).apiKeyId;
    const other = (await createTenant(database.prisma)).apiKeyId;
    await upload(one, 160);
    await upload(other, 160);
    const order = await taken(320);
    for (let batch = 1; batch <= 10; batch += 1) {
      const share = order.slice(0, batch * 2 * BATCH).filter((key) => key === one).length;
      expect(share).toBe(batch * BATCH);
    }
  });
});
