import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { EMBEDDING_QUEUE, embeddingQueueSettings } from '#embedding/queue';
import { HealthService } from '#platform';
import { QueueModule } from '#platform/work';
import { TRY_ON_QUEUE, tryOnQueueSettings } from '#try-on/queue';
import { AdminKeyPassword } from '../auth/admin-key-password.js';
import { QueueMetrics } from './queue-metrics.js';
import { QueuesController } from './queues.controller.js';
import { setUpQueueBoard } from './set-up-queue-board.js';
import { WatchedQueues } from './watched-queues.js';

/** The workers' queues as an operator sees them. Nothing is added to them here: jobs follow from the outbox. */
@Module({
  imports: [
    QueueModule.register(EMBEDDING_QUEUE, embeddingQueueSettings),
    QueueModule.register(TRY_ON_QUEUE, tryOnQueueSettings),
  ],
  controllers: [QueuesController],
  providers: [WatchedQueues, QueueMetrics],
})
export class QueuesApiModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly queues: WatchedQueues,
    private readonly password: AdminKeyPassword,
    private readonly health: HealthService,
    _metrics: QueueMetrics,
  ) {}

  onModuleInit(): void {
    const fastify: FastifyInstance = this.host.httpAdapter.getInstance();
    for (const queue of this.queues.all)
      this.health.registerOptional(`${queue.name} worker`, () => this.queues.requireWorker(queue));
    setUpQueueBoard(fastify, this.queues.all, this.password);
  }
}
