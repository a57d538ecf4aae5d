import type { Queue } from 'bull';
import { withTimeout } from '../async/with-timeout.js';
import { DependencyUnavailableError } from '../errors/dependency-unavailable.error.js';
import { type JobCounts, JobQueue, type NewJob } from './job-queue.port.js';

/** Bull waits for a lost Redis without end; whoever holds a transaction open must not. */
const ADD_TIMEOUT_MS = 5_000;

export class BullJobQueue extends JobQueue {
  constructor(private readonly queue: Queue) {
    super();
  }

  async addMany(jobs: readonly NewJob[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.bounded(
      this.queue.addBulk(jobs.map(({ name, jobId, payload }) => ({ name, data: payload, opts: { jobId } }))),
    );
  }

  async counts(): Promise<JobCounts> {
    const { waiting, active, delayed, failed } = await this.bounded(this.queue.getJobCounts());
    return { waiting, active, delayed, failed };
  }

  private async bounded<T>(work: Promise<T>): Promise<T> {
    try {
      return await withTimeout(work, ADD_TIMEOUT_MS);
    } catch (cause) {
      throw new DependencyUnavailableError('redis', { cause });
    }
  }
}
