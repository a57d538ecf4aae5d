import { BullModule, getQueueToken } from '@nestjs/bull';
import { type DynamicModule, Module } from '@nestjs/common';
import type { Queue } from 'bull';
import { CONFIG, type Config } from '../config/config.js';
import { BullJobQueue } from './bull-job-queue.js';
import { JobQueue } from './job-queue.port.js';

/** Tries of one job before it counts as failed; the waits double from the first. */
export const JOB_ATTEMPTS = 5;
const FIRST_RETRY_MS = 1_000;

export type QueueSettings = {
  /** How long a job stays with a worker that gives no sign of life, milliseconds. */
  lockMs: number;
  /** How often a job may be taken from a worker that was lost. */
  maxLosses: number;
};

/**
 * One Bull queue and the `JobQueue` port on it. The prefix is in braces, so that all keys of a queue lie in
 * one slot of a Redis cluster. Finished jobs leave Redis: the rows in Postgres are the record.
 */
@Module({})
export class QueueModule {
  static register(
    name: string,
    { lockMs, maxLosses }: QueueSettings = { lockMs: 30_000, maxLosses: 3 },
  ): DynamicModule {
    const bull = BullModule.registerQueueAsync({
      name,
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        url: config.REDIS_URL,
        // Bull takes everything else from the URL.
        redis: config.REDIS_URL.startsWith('rediss:') ? { tls: {} } : {},
        prefix: `{vitrine-${name}}`,
        defaultJobOptions: {
          attempts: JOB_ATTEMPTS,
          backoff: { type: 'exponential', delay: FIRST_RETRY_MS },
          removeOnComplete: true,
          removeOnFail: true,
        },
        settings: { lockDuration: lockMs, stalledInterval: lockMs / 2, maxStalledCount: maxLosses },
      }),
    });
    return {
      module: QueueModule,
      imports: [bull],
      providers: [
        {
          provide: JobQueue,
          inject: [getQueueToken(name)],
          useFactory: (queue: Queue) => new BullJobQueue(queue),
        },
      ],
      exports: [bull, JobQueue],
    };
  }
}
