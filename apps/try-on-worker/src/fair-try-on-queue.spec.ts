import { describe, expect, it } from 'vitest';
import { FakeJobQueue } from '#testing';
import { TRY_ON } from '#try-on/work';
import { FairTryOnQueue } from './fair-try-on-queue.js';

describe('FairTryOnQueue', () => {
  const jobs = (key: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({
      name: TRY_ON,
      jobId: `try-on-${key}-${at}`,
      payload: { api_key_id: key, job_id: `${key}-${at}` },
    }));

  /** Keys in the order in which their jobs are taken: by priority, then as they came. */
  const order = ({ added }: FakeJobQueue) =>
    [...added].sort((a, b) => (a.priority ?? 0) - (b.priority ?? 0)).map((job) => job.payload.api_key_id);

  it("puts a key's first try-on before another key's second, whoever came first", async () => {
    const inner = new FakeJobQueue();
    const waiting = new Map<string, number>();
    const fair = new FairTryOnQueue(inner, { countByKey: () => Promise.resolve(waiting) });
    waiting.set('a', 6);
    await fair.addMany(jobs('a', 6));
    waiting.set('b', 2);
    await fair.addMany(jobs('b', 2));
    expect(order(inner)).toEqual(['a', 'b', 'a', 'b', 'a', 'a', 'a', 'a']);
  });

  it('puts what comes later behind what the key has waiting already, or a worker in hand', async () => {
    const inner = new FakeJobQueue();
    const fair = new FairTryOnQueue(inner, { countByKey: () => Promise.resolve(new Map([['a', 5]])) });
    await fair.addMany(jobs('a', 2));
    expect(inner.added.map(({ priority }) => priority)).toEqual([4, 5]);
  });
});
