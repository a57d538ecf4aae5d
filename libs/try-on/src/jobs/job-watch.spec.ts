import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { JobTakenError } from '../errors/job-taken.error.js';
import { JobWatch } from './job-watch.js';
import type { TryOnWorkRepository } from './try-on-work.repository.js';

const attempt = { apiKeyId: 'key', id: 'job', attempt: 1 };

function watchFor(limitMs: number): JobWatch {
  const jobs = { beat: async () => true } as unknown as TryOnWorkRepository;
  const watch = new JobWatch(jobs, attempt, limitMs);
  onTestFinished(() => watch.stop());
  return watch;
}

const aborted = ({ signal }: JobWatch) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

describe('JobWatch', () => {
  it('begins nothing once the time of the job is over: nobody would hear how it ends', async () => {
    const watch = watchFor(1);
    await aborted(watch);
    const work = vi.fn<() => Promise<string>>(async () => 'done');
    await expect(watch.unlessEnded(work)).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(work).not.toHaveBeenCalled();
  });

  it('ends work that is under way when its time is over', async () => {
    const watch = watchFor(5);
    await expect(watch.unlessEnded(() => new Promise(() => undefined))).rejects.toMatchObject({
      code: 'TIMEOUT',
    });
  });

  it('ends work whose job another worker has', async () => {
    const watch = watchFor(60_000);
    const work = watch.unlessEnded(() => new Promise(() => undefined));
    expect(() => watch.taken()).toThrow(JobTakenError);
    await expect(work).rejects.toBeInstanceOf(JobTakenError);
  });

  it('gives what work gives', async () => {
    await expect(watchFor(60_000).unlessEnded(async () => 'done')).resolves.toBe('done');
  });
});
