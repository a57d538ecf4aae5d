import { Injectable, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Registry } from 'prom-client';
import { CONFIG, HealthService } from '#platform';
import { Inference } from './inference.port.js';
import { LocalInference } from './local-inference.js';
import type { CallListener } from './inference-call.js';
import { InferenceMetrics } from './inference-metrics.js';
import { RemoteInference } from './remote/remote-inference.js';
import type { Config } from './settings.js';

/** Says at start where models run, and lets go of them at the end. */
@Injectable()
class InferenceLife implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly inference: Inference,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('Inference');
  }

  onApplicationBootstrap(): void {
    const status = this.inference.status();
    if (status.fallback === undefined)
      this.logger.info(
        status,
        `Models run on ${status.device === 'remote' ? 'a model server' : status.device}`,
      );
    else this.logger.warn(status, `Models run on the CPU: ${status.fallback}`);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.inference.close();
  }
}

/** Where the models of this process run, as configured, with its metrics and its lines in `/health`. */
@Module({
  providers: [
    {
      provide: Inference,
      inject: [CONFIG, HealthService, Registry],
      useFactory: (config: Config, health: HealthService, registry: Registry) => {
        const metrics = new InferenceMetrics(registry);
        const inference = inferenceOf(config, health, (call) => metrics.count(call));
        metrics.describe(inference);
        health.describe(() => ({ inference: inference.status() }));
        return inference;
      },
    },
    InferenceLife,
  ],
  exports: [Inference],
})
export class InferenceModule {}

function inferenceOf(config: Config, health: HealthService, onCall: CallListener): Inference {
  const common = {
    onCall,
    maxPending: config.INFERENCE_MAX_WAITING,
    ...(config.INFERENCE_BATCH !== undefined && { maxBatch: config.INFERENCE_BATCH }),
  };
  if (config.INFERENCE_URL === undefined) {
    return new LocalInference({
      ...common,
      workers: config.INFERENCE_WORKERS,
      intraOpThreads: config.INFERENCE_THREADS,
      device: config.INFERENCE_DEVICE,
      gpu: config.INFERENCE_GPU,
    });
  }
  const remote = new RemoteInference({
    ...common,
    url: config.INFERENCE_URL,
    timeoutMs: config.INFERENCE_TIMEOUT_MS,
    concurrency: config.INFERENCE_CONCURRENCY,
    requested: config.INFERENCE_DEVICE,
    ...(config.INFERENCE_TOKEN !== undefined && { token: config.INFERENCE_TOKEN }),
    ...(config.INFERENCE_VERSION !== undefined && { version: config.INFERENCE_VERSION }),
  });
  health.register('inference', () => remote.ready());
  return remote;
}
