import { describe, expect, it } from 'vitest';
import { FakeJobQueue } from '#testing';
import { FairJobQueue } from './fair-job-queue.js';

const JOB = 'paint';

describe('FairJobQueue', () => {
  const jobs = (key: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({
      name: JOB,
      jobId: `try-on-${key}-${at}`,
      payload: { api_key_id: key, job_id: `${key}-${at}` },
    }));

  /** Keys in the order in which their jobs are taken: by priority, then as they came. */
  const order = ({ added }: FakeJobQueue) =>
    [...added].sort((a, b) => (a.priority ?? 0) - (b.priority ?? 0)).map((job) => job.payload.api_key_id);

  it("puts a key's first job before another key's second, whoever came first", async () => {
    const inner = new FakeJobQueue();
    const waiting = new Map<string, number>();
    const fair = new FairJobQueue(inner, { name: JOB, batch: 1, countByKey: () => Promise.resolve(waiting) });
    waiting.set('a', 6);
    await fair.addMany(jobs('a', 6));
    waiting.set('b', 2);
    await fair.addMany(jobs('b', 2));
    expect(order(inner)).toEqual(['a', 'b', 'a', 'b', 'a', 'a', 'a', 'a']);
  });

  it('puts what comes later behind what the key has waiting already, or a worker in hand', async () => {
    const inner = new FakeJobQueue();
    const countByKey = () => Promise.resolve(new Map([['a', 5]]));
    const fair = new FairJobQueue(inner, { name: JOB, batch: 1, countByKey });
    await fair.addMany(jobs('a', 2));
    expect(inner.added.map(({ priority }) => priority)).toEqual([4, 5]);
  });

  it('counts in batches, and takes all other jobs first', async () => {
    const inner = new FakeJobQueue();
    const countByKey = () => Promise.resolve(new Map([['a', 5]]));
    const fair = new FairJobQueue(inner, { name: JOB, batch: 2, countByKey });
    await fair.addMany([...jobs('a', 5), { name: 'delete', jobId: 'delete-1', payload: {} }]);
    expect(inner.added.map(({ priority }) => priority)).toEqual([1, 1, 2, 2, 3, 1]);
  });
});
