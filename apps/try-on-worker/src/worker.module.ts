import { EventEmitter } from 'node:events';
import { getQueueToken } from '@nestjs/bull';
import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bull';
import { OutboxSignal, OutboxRoutes, PlatformModule } from '#platform';
import { BullJobQueue, JobQueue, Loops, OutboxRelay, QueueModule } from '#platform/work';
import { FairJobQueue, WorkerHealthController } from '#worker';
import { TryOnPipeline } from '#try-on/pipeline';
import {
  GarmentCutOuts,
  GarmentUploads,
  RenderAccount,
  RenderListener,
  TRY_ON,
  TRY_ON_QUEUE,
  TryOnBacklog,
  TryOnInputs,
  TryOnOutboxRoutes,
  tryOnQueueSettings,
  TryOnRetention,
  TryOnRunner,
  TryOnWorkModule,
} from '#try-on/work';
import { Announcer } from './announcer.js';
import { GarmentLoop } from './garment-loop.js';
import { MODEL_CALLS, type ModelCalls, ModelMetrics } from './model-metrics.js';
import { RelaySignal } from './relay-signal.js';
import { RetentionSweep } from './retention-sweep.js';
import { TryOnMetrics } from './try-on-metrics.js';
import { TryOnProcessor } from './try-on.processor.js';
import type { Config } from './config.js';

@Module({})
export class WorkerModule implements OnApplicationShutdown {
  constructor(@Inject(TryOnPipeline) private readonly pipeline: TryOnPipeline) {}

  /**
   * @param pipeline what makes the pictures, loaded; the module closes it
   * @param calls of the pipeline's models
   */
  static forRoot(
    config: Config,
    pipeline: TryOnPipeline,
    calls: ModelCalls = new EventEmitter(),
  ): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.forRoot(config, 'try-on-worker'),
        QueueModule.register(TRY_ON_QUEUE, tryOnQueueSettings),
        TryOnWorkModule,
      ],
      controllers: [WorkerHealthController],
      providers: [
        { provide: TryOnPipeline, useValue: pipeline },
        { provide: MODEL_CALLS, useValue: calls },
        ModelMetrics,
        { provide: OutboxRoutes, useClass: TryOnOutboxRoutes },
        TryOnBacklog,
        {
          provide: JobQueue,
          inject: [getQueueToken(TRY_ON_QUEUE), TryOnBacklog],
          useFactory: (queue: Queue, backlog: TryOnBacklog) =>
            new FairJobQueue(new BullJobQueue(queue), {
              name: TRY_ON,
              batch: 1,
              countByKey: (ids) => backlog.countByKey(ids),
            }),
        },
        Loops,
        OutboxRelay,
        OutboxSignal,
        RelaySignal,
        GarmentCutOuts,
        GarmentUploads,
        GarmentLoop,
        TryOnInputs,
        RenderAccount,
        { provide: RenderListener, useExisting: TryOnMetrics },
        TryOnRunner,
        TryOnRetention,
        TryOnMetrics,
        TryOnProcessor,
        RetentionSweep,
        Announcer,
      ],
    };
  }

  /** After the processor has finished: hooks of providers run before those of the module that they are in. */
  async onApplicationShutdown(): Promise<void> {
    await this.pipeline.close();
  }
}
