import { InjectQueue } from '@nestjs/bull';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Job, Queue } from 'bull';
import { PinoLogger } from 'nestjs-pino';
import { tryOnPayload } from '#contracts';
import { CONFIG, type Config } from '#platform';
import { type JobId, TRY_ON, TRY_ON_QUEUE, TryOnRunner } from '#try-on/work';
import { TryOnMetrics } from './try-on-metrics.js';

/** Hands jobs of the try-on queue to the runner, as many at a time as are configured. */
@Injectable()
export class TryOnProcessor implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @InjectQueue(TRY_ON_QUEUE) private readonly queue: Queue,
    @Inject(CONFIG) private readonly config: Config,
    private readonly runner: TryOnRunner,
    private readonly metrics: TryOnMetrics,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(TryOnProcessor.name);
  }

  /** Concurrency is configuration, which a decorator cannot read. */
  onApplicationBootstrap(): void {
    // Settles when the queue is closed.
    void this.queue.process(TRY_ON, this.config.TRYON_CONCURRENCY, (job) => this.process(job));
    this.queue.on('error', (error: Error) => this.logger.warn({ err: error }, 'Redis connection lost'));
    this.queue.on('failed', (job: Job, error: Error) => void this.failed(job, error));
  }

  /** Finishes what is under way; the rest stays queued. */
  async onApplicationShutdown(): Promise<void> {
    await this.queue
      .pause(true)
      .catch((error: unknown) => this.logger.warn({ err: error }, 'The queue did not drain'));
  }

  private async process(job: Job): Promise<void> {
    const isLastTry = job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
    const end = this.metrics.start();
    try {
      end(await this.runner.run(idOf(job), isLastTry));
    } catch (error) {
      end('retried');
      throw error;
    }
  }

  /** A job whose worker was lost too often is not tried again by the queue; its row has to say so. */
  private async failed(job: Job, error: Error): Promise<void> {
    this.logger.warn({ err: error, job: job.id, attempt: job.attemptsMade }, 'A try-on was not made');
    if (!error.message.includes('stalled')) return;
    try {
      await this.runner.giveUp(idOf(job));
    } catch (cause) {
      this.logger.error(
        { err: cause, job: job.id },
        'A lost try-on could not be recorded; the sweep does it',
      );
    }
  }
}

function idOf(job: Job): JobId {
  const { api_key_id: apiKeyId, job_id: id } = tryOnPayload.parse(job.data);
  return { apiKeyId, id };
}
