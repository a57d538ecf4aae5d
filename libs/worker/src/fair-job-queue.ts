import { type JobCounts, JobQueue, type NewJob } from '#platform/work';

/** Bull's own limit is 2²¹. */
const LAST = 1_000_000;

export type Fairness = {
  /** The jobs that have a place in the row; all others are taken first. */
  name: string;
  /** How many of them of one key stand together, before the next key's. */
  batch: number;
  /** Unfinished ones by API key, those that are added now among them. */
  countByKey: (apiKeyIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;
};

/**
 * Queues jobs so that no key's backlog stands before another's: a job's place is how many batches of its own key come
 * before it. Of a key with 20,000 photos the first batch is in the first row with everyone else's, its last one far
 * behind; somebody's three photos are in the first row whatever waits already.
 */
export class FairJobQueue extends JobQueue {
  constructor(
    private readonly queue: JobQueue,
    private readonly fairness: Fairness,
  ) {
    super();
  }

  async addMany(jobs: readonly NewJob[]): Promise<void> {
    const { name: fair, batch, countByKey } = this.fairness;
    const added = new Map<string, number>();
    for (const { name, payload } of jobs) {
      if (name === fair) added.set(keyOf(payload), (added.get(keyOf(payload)) ?? 0) + 1);
    }
    const all = added.size === 0 ? new Map<string, number>() : await countByKey([...added.keys()]);
    // The jobs that are added now are the last of their key's.
    const before = new Map([...added].map(([key, count]) => [key, Math.max(0, (all.get(key) ?? 0) - count)]));
    await this.queue.addMany(
      jobs.map((job) => {
        if (job.name !== fair) return { ...job, priority: 1 };
        const rank = before.get(keyOf(job.payload)) ?? 0;
        before.set(keyOf(job.payload), rank + 1);
        return { ...job, priority: Math.min(1 + Math.floor(rank / batch), LAST) };
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
