import type { EventEmitter } from 'node:events';
import { Inject, Injectable } from '@nestjs/common';
import { Registry } from 'prom-client';
import { type InferenceCall, InferenceMetrics } from '#inference';
import { HealthService } from '#platform';
import { TryOnPipeline } from '#try-on/pipeline';

/** Calls of the pipeline's models as they end; the pipeline is there before the module that counts them. */
export type ModelCalls = EventEmitter<{ call: [InferenceCall] }>;
export const MODEL_CALLS = Symbol('MODEL_CALLS');

/** What the pipeline's models do, in `/metrics` and `/health` as of every process that runs models. */
@Injectable()
export class ModelMetrics {
  constructor(
    registry: Registry,
    health: HealthService,
    pipeline: TryOnPipeline,
    @Inject(MODEL_CALLS) calls: ModelCalls,
  ) {
    const metrics = new InferenceMetrics(registry);
    metrics.describe({ status: () => pipeline.inference(), graphs: () => pipeline.graphs() });
    calls.on('call', (call) => metrics.count(call));
    health.describe(() => {
      const inference = pipeline.inference();
      return inference === undefined ? {} : { inference };
    });
  }
}
