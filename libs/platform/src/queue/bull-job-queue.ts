import type { Queue } from 'bull';
import { withTimeout } from '../async/with-timeout.js';
import { DependencyUnavailableError } from '../errors/dependency-unavailable.error.js';
import { type JobCounts, JobQueue, type NewJob } from './job-queue.port.js';

/** Bull waits for a lost Redis without end; whoever holds a transaction open must not. */
const ADD_TIMEOUT_MS = 5_000;

/**
 * A Redis that is flushed while Bull takes a job leaves a hash that has no data and is in no list. It would count
 * as queued for ever.
 */
const DROP_HOLLOW = `for _, key in ipairs(KEYS) do
  if redis.call('HEXISTS', key, 'data') == 0 then redis.call('DEL', key) end
end`;

export class BullJobQueue extends JobQueue {
  constructor(private readonly queue: Queue) {
    super();
  }

  async addMany(jobs: readonly NewJob[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.bounded(this.add(jobs));
  }

  async counts(): Promise<JobCounts> {
    const { waiting, active, delayed, failed } = await this.bounded(this.queue.getJobCounts());
    return { waiting, active, delayed, failed };
  }

  private async add(jobs: readonly NewJob[]): Promise<void> {
    const keys = jobs.map(({ jobId }) => this.queue.toKey(jobId));
    await this.queue.client.eval(DROP_HOLLOW, keys.length, ...keys);
    await this.queue.addBulk(
      jobs.map(({ name, jobId, payload, priority }) => ({ name, data: payload, opts: { jobId, priority } })),
    );
  }

  private async bounded<T>(work: Promise<T>): Promise<T> {
    try {
      return await withTimeout(work, ADD_TIMEOUT_MS);
    } catch (cause) {
      throw new DependencyUnavailableError('redis', { cause });
    }
  }
}
