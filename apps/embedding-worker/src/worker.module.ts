import { getQueueToken } from '@nestjs/bull';
import { type DynamicModule, Module } from '@nestjs/common';
import type { Queue } from 'bull';
import { CatalogEraser, ImageEmbeddingState, ImportRunnerModule } from '#catalog/work';
import { type KeyEraser, OutboxRoutes, PlatformModule, PrismaService } from '#platform';
import {
  BullJobQueue,
  IdempotencyEraser,
  JobQueue,
  KeyErasure,
  Loops,
  OutboxRelay,
  QueueModule,
  ShopErasure,
} from '#platform/work';
import { FairJobQueue, WorkerHealthController } from '#worker';
import {
  EMBEDDING_QUEUE,
  EmbeddingEraser,
  EmbeddingOutboxRoutes,
  embeddingQueueSettings,
  IndexingModule,
  Reconciler,
} from '#embedding/indexing';
import { embeddingFairness } from './embedding-fairness.js';
import { EmbeddingMetrics } from './embedding-metrics.js';
import { EmbeddingProcessor } from './embedding.processor.js';
import { ErasureSweep } from './erasure-sweep.js';
import { ImportLoop } from './import-loop.js';
import { ModelSwitch } from './model-switch.js';
import { PhotoVectorController } from './photo-vector.controller.js';
import { PendingSweep } from './pending-sweep.js';
import { UpkeepLoop } from './upkeep-loop.js';
import { UpkeepMetrics } from './upkeep-metrics.js';
import type { Config } from './config.js';

@Module({})
export class WorkerModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.forRoot(config, 'embedding-worker'),
        QueueModule.register(EMBEDDING_QUEUE, embeddingQueueSettings),
        IndexingModule,
        ImportRunnerModule,
      ],
      controllers: [WorkerHealthController, PhotoVectorController],
      providers: [
        { provide: OutboxRoutes, useClass: EmbeddingOutboxRoutes },
        {
          provide: JobQueue,
          inject: [getQueueToken(EMBEDDING_QUEUE), ImageEmbeddingState],
          useFactory: (queue: Queue, state: ImageEmbeddingState) =>
            new FairJobQueue(new BullJobQueue(queue), embeddingFairness(state)),
        },
        EmbeddingEraser,
        IdempotencyEraser,
        {
          provide: KeyErasure,
          // What shoppers did with items goes before the items: there may be any number of it for each.
          inject: [PrismaService, EmbeddingEraser, CatalogEraser, IdempotencyEraser],
          useFactory: (prisma: PrismaService, ...erasers: KeyEraser[]) => new KeyErasure(prisma, erasers),
        },
        ShopErasure,
        Loops,
        OutboxRelay,
        ModelSwitch,
        EmbeddingMetrics,
        EmbeddingProcessor,
        PendingSweep,
        ErasureSweep,
        Reconciler,
        UpkeepMetrics,
        UpkeepLoop,
        ImportLoop,
      ],
    };
  }
}
