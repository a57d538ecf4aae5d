import { InjectQueue } from '@nestjs/bull';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Job, Queue } from 'bull';
import { PinoLogger } from 'nestjs-pino';
import { tryOnPayload } from '#contracts';
import { CONFIG } from '#platform';
import { type JobId, TRY_ON, TRY_ON_JOBS, TRY_ON_QUEUE, TryOnRunner } from '#try-on/work';
import { isLostJob, QueueWork } from '#worker';
import { TryOnMetrics } from './try-on-metrics.js';
import type { Config } from './config.js';

/** Hands jobs of the try-on queue to the runner, as many at a time as are configured. */
@Injectable()
export class TryOnProcessor implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly work: QueueWork;

  constructor(
    @InjectQueue(TRY_ON_QUEUE) queue: Queue,
    @Inject(CONFIG) private readonly config: Config,
    private readonly runner: TryOnRunner,
    private readonly metrics: TryOnMetrics,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(TryOnProcessor.name);
    this.work = new QueueWork(queue, logger);
  }

  /** Concurrency is configuration, which a decorator cannot read. */
  onApplicationBootstrap(): void {
    const concurrency = this.config.TRYON_CONCURRENCY;
    this.work.start({
      names: TRY_ON_JOBS,
      handlers: { [TRY_ON]: { concurrency, handle: (job) => this.process(job) } },
      failed: (job, error) => this.failed(job, error),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.work.drain();
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
    if (!isLostJob(error)) return;
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
