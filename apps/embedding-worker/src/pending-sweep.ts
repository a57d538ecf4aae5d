import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG } from '#platform';
import { JobQueue, Loops } from '#platform/work';
import { ImageEmbeddingState } from '#catalog/work';
import { createEmbeddingJob } from '#embedding/indexing';
import type { Config } from './config.js';

const LIMIT = 2_000;

/**
 * Queues again what Redis has lost. A job that is still queued keeps its place, since its id is the same; what
 * has waited long and has no job gets one.
 */
@Injectable()
export class PendingSweep implements OnApplicationBootstrap {
  constructor(
    private readonly state: ImageEmbeddingState,
    private readonly queue: JobQueue,
    @Inject(CONFIG) private readonly config: Config,
    private readonly loops: Loops,
  ) {}

  onApplicationBootstrap(): void {
    const everyMs = this.config.SWEEP_S * 1000;
    this.loops.start({
      name: 'lost-jobs',
      turn: async () => {
        await this.sweep();
        return everyMs;
      },
      failure: 'The sweep for lost jobs failed; it is tried again',
      failedMs: everyMs,
      firstMs: everyMs,
    });
  }

  private async sweep(): Promise<void> {
    const stale = await this.state.listStalePending(this.config.LOST_JOB_S * 1000, LIMIT);
    await this.queue.addMany(
      stale.map(({ apiKeyId, imageId, generation }) =>
        createEmbeddingJob({ api_key_id: apiKeyId, image_id: imageId, generation }),
      ),
    );
  }
}
