import { type JobCounts, JobQueue, type NewJob } from '#platform/work';
import type { TryOnBacklog } from '#try-on/work';

/** Bull's own limit is 2²¹. */
const LAST = 1_000_000;

/**
 * Queues try-ons so that no key's backlog stands before another's: a job's place is how many of its own key come before
 * it, those being made among them. Of a key with a hundred jobs the first is in the first row with everyone else's.
 */
export class FairTryOnQueue extends JobQueue {
  constructor(
    private readonly queue: JobQueue,
    private readonly backlog: Pick<TryOnBacklog, 'countByKey'>,
  ) {
    super();
  }

  async addMany(jobs: readonly NewJob[]): Promise<void> {
    if (jobs.length === 0) return;
    const added = new Map<string, number>();
    for (const { payload } of jobs) added.set(keyOf(payload), (added.get(keyOf(payload)) ?? 0) + 1);
    const all = await this.backlog.countByKey([...added.keys()]);
    // The jobs that are added now are the last of their key's.
    const before = new Map([...added].map(([key, count]) => [key, Math.max(0, (all.get(key) ?? 0) - count)]));
    await this.queue.addMany(
      jobs.map((job) => {
        const rank = before.get(keyOf(job.payload)) ?? 0;
        before.set(keyOf(job.payload), rank + 1);
        return { ...job, priority: Math.min(1 + rank, LAST) };
      }),
    );
  }

  counts(): Promise<JobCounts> {
    return this.queue.counts();
  }
}

function keyOf(payload: Record<string, unknown>): string {
  return String(payload.api_key_id);
}
