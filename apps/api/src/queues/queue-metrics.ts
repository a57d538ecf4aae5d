import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Gauge, Registry } from 'prom-client';
import type { QueuesDto } from '#contracts';
import { WatchedQueues } from './watched-queues.js';

const STATES = ['waiting', 'active', 'delayed', 'failed'] as const;

/** What the API says of the workers' queues: a worker that is gone tells nothing itself. */
@Injectable()
export class QueueMetrics {
  /** Asked once for all metrics of an answer. */
  private asked: Promise<QueuesDto['queues']> | undefined;

  constructor(
    registry: Registry,
    private readonly watched: WatchedQueues,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(QueueMetrics.name);
    const queues = () => (this.asked ??= this.queues().finally(() => (this.asked = undefined)));
    new Gauge({
      name: 'vitrine_queue_jobs',
      help: 'Jobs by queue and state; waiting with those that are not in Redis yet',
      labelNames: ['queue', 'state'],
      registers: [registry],
      async collect() {
        this.reset();
        for (const { name: queue, ...counts } of await queues())
          for (const state of STATES) this.set({ queue, state }, counts[state]);
      },
    });
    new Gauge({
      name: 'vitrine_queue_worker_last_seen_timestamp_seconds',
      help: 'When a worker of the queue last said that it lives; 0: none has for days',
      labelNames: ['queue'],
      registers: [registry],
      async collect() {
        this.reset();
        for (const { name: queue, worker_seen_at: at } of await queues())
          this.set({ queue }, at === null ? 0 : Date.parse(at) / 1000);
      },
    });
  }

  /** None where they cannot be asked: the other metrics are answered all the same. */
  private async queues(): Promise<QueuesDto['queues']> {
    try {
      return (await this.watched.counts()).queues;
    } catch (error) {
      this.logger.warn({ err: error }, 'The queues could not be counted');
      return [];
    }
  }
}
