import { type JobCounts, JobQueue, type NewJob } from '#platform/work';
import type { ImageEmbeddingState } from '#catalog';
import { CREATE_EMBEDDING } from '#embedding/indexing';

/** Photos that the worker encodes as one batch. */
const BATCH = 16;
/** Bull's own limit is 2²¹. */
const LAST = 1_000_000;

/**
 * Queues photos so that no tenant's backlog stands before another's: a photo's place is how many batches of its own
 * tenant come before it. Of a tenant with 20,000 photos the first batch is in the first row with everyone else's,
 * its last one far behind; somebody's three photos are in the first row whatever waits already.
 */
export class FairJobQueue extends JobQueue {
  constructor(
    private readonly queue: JobQueue,
    private readonly state: Pick<ImageEmbeddingState, 'countPendingByKey'>,
  ) {
    super();
  }

  async addMany(jobs: readonly NewJob[]): Promise<void> {
    const keys = new Map<string, number>();
    for (const { name, payload } of jobs) {
      if (name === CREATE_EMBEDDING) keys.set(keyOf(payload), (keys.get(keyOf(payload)) ?? 0) + 1);
    }
    const backlogs =
      keys.size === 0 ? new Map<string, number>() : await this.state.countPendingByKey([...keys.keys()]);
    // The jobs that are added now are the last of their tenant's pending photos.
    const before = new Map(
      [...keys].map(([key, count]) => [key, Math.max(0, (backlogs.get(key) ?? 0) - count)]),
    );
    await this.queue.addMany(
      jobs.map((job) => {
        // A deletion is quick, and a wrong answer until it is done.
        if (job.name !== CREATE_EMBEDDING) return { ...job, priority: 1 };
        const rank = before.get(keyOf(job.payload)) ?? 0;
        before.set(keyOf(job.payload), rank + 1);
        return { ...job, priority: Math.min(1 + Math.floor(rank / BATCH), LAST) };
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
