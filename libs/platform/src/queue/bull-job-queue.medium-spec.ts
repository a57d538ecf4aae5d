import { randomUUID } from 'node:crypto';
import Bull from 'bull';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { DependencyUnavailableError } from '../errors/dependency-unavailable.error.js';
import { BullJobQueue } from './bull-job-queue.js';

describe('BullJobQueue', () => {
  const bull = new Bull(`spec-${randomUUID()}`, inject('services').redisUrl);
  const queue = new BullJobQueue(bull);
  afterAll(async () => {
    await bull.obliterate({ force: true });
    await bull.close();
  });

  it('keeps one job of an id that is added twice', async () => {
    const job = { name: 'work', jobId: 'create-1', payload: { image_id: '1' } };
    await queue.addMany([job]);
    await queue.addMany([job, { ...job, jobId: 'create-2' }]);
    expect(await queue.counts()).toMatchObject({ waiting: 2 });
  });

  it('queues again a job of which a flush of Redis has left a hollow remnant', async () => {
    await bull.client.hset(bull.toKey('create-3'), { processedOn: '1', attemptsMade: '1' });
    await queue.addMany([{ name: 'work', jobId: 'create-3', payload: { image_id: '3' } }]);
    expect(await bull.getJob('create-3')).toMatchObject({ name: 'work', data: { image_id: '3' } });
    expect((await bull.getWaiting()).map(({ id }) => id)).toContain('create-3');
  });

  it('does nothing with no jobs', async () => {
    await expect(queue.addMany([])).resolves.toBeUndefined();
  });

  it('says within seconds that Redis is away', async () => {
    const away = new Bull('away', 'redis://127.0.0.1:1');
    away.on('error', () => undefined);
    await expect(
      new BullJobQueue(away).addMany([{ name: 'work', jobId: '1', payload: {} }]),
    ).rejects.toBeInstanceOf(DependencyUnavailableError);
    await away.close(true).catch(() => undefined);
  });
});
