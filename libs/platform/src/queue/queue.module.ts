import { BullModule, getQueueToken } from '@nestjs/bull';
import { type DynamicModule, Module } from '@nestjs/common';
import type { Queue } from 'bull';
import { CONFIG, type Config } from '../config/config.js';
import { BullJobQueue } from './bull-job-queue.js';
import { JobQueue } from './job-queue.port.js';

/** Tries of one job before it counts as failed; the waits double from the first. */
export const JOB_ATTEMPTS = 5;
const FIRST_RETRY_MS = 1_000;

/**
 * One Bull queue and the `JobQueue` port on it. The prefix is in braces, so that all keys of a queue lie in
 * one slot of a Redis cluster. Finished jobs leave Redis: the rows in Postgres are the record.
 */
@Module({})
export class QueueModule {
  static register(name: string): DynamicModule {
    const bull = BullModule.registerQueueAsync({
      name,
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        url: config.REDIS_URL,
        prefix: `{vitrine-${name}}`,
        defaultJobOptions: {
          attempts: JOB_ATTEMPTS,
          backoff: { type: 'exponential', delay: FIRST_RETRY_MS },
          removeOnComplete: true,
          removeOnFail: true,
        },
        settings: { lockDuration: 30_000, stalledInterval: 15_000, maxStalledCount: 3 },
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
