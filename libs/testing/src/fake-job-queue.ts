import { type JobCounts, JobQueue, type NewJob } from '#platform/work';

/** Records the jobs that are added; refuses them while `error` is set. */
export class FakeJobQueue extends JobQueue {
  readonly added: NewJob[] = [];
  error: Error | undefined;

  async addMany(jobs: readonly NewJob[]): Promise<void> {
    if (this.error !== undefined) throw this.error;
    this.added.push(...jobs);
  }

  async counts(): Promise<JobCounts> {
    return { waiting: this.added.length, active: 0, delayed: 0, failed: 0 };
  }
}
