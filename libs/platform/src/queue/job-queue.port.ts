/** A job to be: `jobId` is stable, so that the same event queued twice is one job. */
export type NewJob = {
  name: string;
  jobId: string;
  payload: Record<string, unknown>;
  /** 1 is taken first, and each before those without one; of the same number, in the order they came. */
  priority?: number;
};

export type JobCounts = { waiting: number; active: number; delayed: number; failed: number };

/** The queue as features see it, so that Bull can be succeeded without touching one. */
export abstract class JobQueue {
  /**
   * Adds jobs; one whose id is queued already is left as it is.
   * @throws DependencyUnavailableError('redis')
   */
  abstract addMany(jobs: readonly NewJob[]): Promise<void>;
  abstract counts(): Promise<JobCounts>;
}
