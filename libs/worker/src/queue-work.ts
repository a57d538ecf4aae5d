import type { Job, Queue } from 'bull';
import type { PinoLogger } from 'nestjs-pino';
import { QueueWorkers } from '#platform/work';
import { JobHandlersError } from './job-handlers.error.js';

export type JobHandler = {
  /** How many jobs of this name are handled at a time. */
  concurrency: number;
  handle(job: Job): Promise<void>;
};

export type QueueJobs = {
  /** Every name that a job of this queue may have. */
  names: readonly string[];
  /** By name. */
  handlers: Readonly<Record<string, JobHandler>>;
  /** Told of every try that failed; throws nothing. */
  failed(job: Job, error: Error): Promise<void>;
};

/** How often a worker says that it works on its queue. */
const ALIVE_MS = 3_000;

/** How ioredis and the socket under it say so. */
const CONNECTION_LOST =
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|Connection is closed|max retries per request|Stream isn't writeable/i;

/** A worker's side of one Bull queue: hands jobs to their handlers, and finishes what is under way at a stop. */
export class QueueWork {
  private readonly workers: QueueWorkers;
  private timer: NodeJS.Timeout | undefined;
  private isDrained = false;

  constructor(
    private readonly queue: Queue,
    private readonly logger: PinoLogger,
  ) {
    this.workers = new QueueWorkers(queue);
  }

  /** @throws JobHandlersError unless each name has its handler, and no other has */
  start({ names, handlers, failed }: QueueJobs): void {
    const given = Object.keys(handlers);
    const missing = names.filter((name) => !given.includes(name));
    const unknown = given.filter((name) => !names.includes(name));
    if (missing.length > 0 || unknown.length > 0) {
      throw new JobHandlersError(this.queue.name, missing, unknown);
    }
    this.queue.on('error', (error: Error) => this.logger.warn({ err: error }, this.sentenceFor(error)));
    this.queue.on('failed', (job: Job, error: Error) => void failed(job, error));
    for (const [name, { concurrency, handle }] of Object.entries(handlers)) {
      // Settles when the queue is closed.
      void this.queue.process(name, concurrency, handle);
    }
    void this.sayAlive();
  }

  /** Finishes what is under way; the rest stays queued. */
  async drain(): Promise<void> {
    this.isDrained = true;
    clearTimeout(this.timer);
    await this.queue
      .pause(true)
      .catch((error: unknown) => this.logger.warn({ err: error }, 'The queue did not drain'));
  }

  private sentenceFor(error: Error): string {
    const isLost = CONNECTION_LOST.test(`${'code' in error ? String(error.code) : ''} ${error.message}`);
    return isLost ? 'Redis connection lost' : `The queue "${this.queue.name}" met an error`;
  }

  /** Again some time after it was said, so that nothing heaps up while Redis is away. */
  private async sayAlive(): Promise<void> {
    await this.workers
      .sayAlive()
      .catch((error: unknown) =>
        this.logger.warn({ err: error }, 'Redis did not take that this worker lives'),
      );
    if (!this.isDrained) this.timer = setTimeout(() => void this.sayAlive(), ALIVE_MS).unref();
  }
}

/** Whether a job failed because its worker was lost too often: Bull says so in words alone. */
export function isLostJob(error: Error): boolean {
  return error.message.includes('stalled');
}
