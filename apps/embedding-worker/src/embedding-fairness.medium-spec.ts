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

  /** Whose photos workers take next, in order. None of them is finished: what is taken is asked for, and no time. */
  async function taken(count: number): Promise<string[]> {
    const order: string[] = [];
    while (order.length < count) {
      const job = await bull.getNextJob();
      if (job) order.push((job.data as { api_key_id: string }).api_key_id);
    }
    return order;
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

  it('lets three photos that come while workers are at 1,000 wait for two batches at most', async () => {
    const big = (await createTenant(database.prisma)).apiKeyId;
    const small = (await createTenant(database.prisma)).apiKeyId;
    await upload(big, 1_000);
    expect(await taken(10 * BATCH)).not.toContain(small);
    await upload(small, 3);
    const next = await taken(2 * BATCH);
    expect(next.filter((key) => key === small)).toHaveLength(3);
    expect((await queue.counts()).waiting).toBeGreaterThan(800);
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
