import { BullModule, getQueueToken } from '@nestjs/bull';
import { type DynamicModule, Module } from '@nestjs/common';
import type { Queue } from 'bull';
import { CONFIG, type Config } from '../config/config.js';
import { BullJobQueue } from './bull-job-queue.js';
import { JobQueue } from './job-queue.port.js';
import { queuePrefix } from './queue-prefix.js';

/** Tries of one job before it counts as failed; the waits double from the first. */
const JOB_ATTEMPTS = 5;
export type QueueSettings = {
  /** How long a job stays with a worker that gives no sign of life, milliseconds. */
  lockMs: number;
  /** How often a job may be taken from a worker that was lost. */
  maxLosses: number;
};

/**
 * One Bull queue and the `JobQueue` port on it. Finished jobs leave Redis: the rows in Postgres are the record.
 */
@Module({})
export class QueueModule {
  /** @param settingsOf of the queue, by the configuration */
  static register<Own extends Config>(
    name: string,
    settingsOf: (config: Own) => QueueSettings,
  ): DynamicModule {
    const bull = BullModule.registerQueueAsync({
      name,
      inject: [CONFIG],
      useFactory: (config: Own) => {
        const { lockMs, maxLosses } = settingsOf(config);
        return {
          url: config.REDIS_URL,
          // Bull takes everything else from the URL.
          redis: config.REDIS_URL.startsWith('rediss:') ? { tls: {} } : {},
          prefix: queuePrefix(config, name),
          defaultJobOptions: {
            attempts: JOB_ATTEMPTS,
            backoff: { type: 'exponential', delay: config.JOB_RETRY_S * 1000 },
            removeOnComplete: true,
            removeOnFail: true,
          },
          settings: { lockDuration: lockMs, stalledInterval: lockMs / 2, maxStalledCount: maxLosses },
        };
      },
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
