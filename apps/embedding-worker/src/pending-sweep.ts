import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { CONFIG, type Config, JobQueue } from '#platform';
import { ImageEmbeddingState } from '#catalog';
import { createEmbeddingJob } from '#embedding/indexing';

const LIMIT = 2_000;

/**
 * Queues again what Redis has lost. A job that is still queued keeps its place, since its id is the same; what
 * has waited long and has no job gets one.
 */
@Injectable()
export class PendingSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly state: ImageEmbeddingState,
    private readonly queue: JobQueue,
    @Inject(CONFIG) private readonly config: Config,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(PendingSweep.name);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.sweeping = this.sweep().catch((error: unknown) =>
        this.logger.warn({ err: error }, 'The sweep for lost jobs failed; it is tried again'),
      );
    }, this.config.SWEEP_S * 1000);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.sweeping;
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
