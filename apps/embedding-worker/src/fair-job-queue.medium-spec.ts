import { randomUUID } from 'node:crypto';
import Bull from 'bull';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { ImageEmbeddingState } from '#catalog';
import { createEmbeddingJob } from '#embedding';
import { BullJobQueue } from '#platform';
import { createTenant, createTestDatabase, type TestDatabase } from '#testing';
import { FairJobQueue } from './fair-job-queue.js';

const BATCH = 16;

describe('FairJobQueue', () => {
  let database: TestDatabase;
  let bull: Bull.Queue;
  let queue: FairJobQueue;
  beforeAll(async () => {
    database = await createTestDatabase(inject('services').databaseUrl);
  });
  afterAll(() => database.drop());
  beforeEach(() => {
    bull = new Bull(`spec-${randomUUID()}`, inject('services').redisUrl);
    queue = new FairJobQueue(new BullJobQueue(bull), new ImageEmbeddingState(database.prisma));
  });
  afterEach(async () => {
    await bull.obliterate({ force: true });
    await bull.close();
  });

  /** Photos that wait, and their jobs as the relay adds them. */
  async function upload(apiKeyId: string, count: number): Promise<void> {
    const ids = Array.from({ length: count }, () => uuidv7());
    await database.prisma.image.createMany({
      data: ids.map((id) => ({
        apiKeyId,
        id,
        name: 'Item',
        photoKey: `${id}-photo`,
        thumbnailKey: `${id}-thumbnail`,
        photoSha256: Buffer.alloc(32),
        photoType: 'image/jpeg',
        photoBytes: 1,
        width: 1,
        height: 1,
      })),
    });
    await queue.addMany(
      ids.map((image_id) => createEmbeddingJob({ api_key_id: apiKeyId, image_id, generation: 1 })),
    );
  }

  /** Whose photos a worker takes, in order. */
  async function taken(): Promise<string[]> {
    const order: string[] = [];
    const drained = new Promise<void>((resolve) => void bull.on('drained', () => resolve()));
    void bull.process('create-embedding', 1, async (job) => {
      order.push((job.data as { api_key_id: string }).api_key_id);
    });
    await drained;
    return order;
  }

  it("puts three photos before all but the first batches of another tenant's 2,000", async () => {
    const big = (await createTenant(database.prisma)).apiKeyId;
    const small = (await createTenant(database.prisma)).apiKeyId;
    for (let page = 0; page < 4; page += 1) await upload(big, 500);
    await upload(small, 3);
    const order = await taken();
    expect(order).toHaveLength(2003);
    expect(order.lastIndexOf(small)).toBeLessThan(2 * BATCH);
  });

  it('takes two large backlogs in turn, batch by batch', async () => {
    const one = (await createTenant(database.prisma)).apiKeyId;
    const other = (await createTenant(database.prisma)).apiKeyId;
    await upload(one, 160);
    await upload(other, 160);
    const order = await taken();
    for (let batch = 1; batch <= 10; batch += 1) {
      const share = order.slice(0, batch * 2 * BATCH).filter((key) => key === one).length;
      expect(share).toBe(batch * BATCH);
    }
  });
});
