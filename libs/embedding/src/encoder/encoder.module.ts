import {
  type DynamicModule,
  Inject,
  Injectable,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Gauge, Registry } from 'prom-client';
import type { EncoderStatus } from '#contracts';
import { Inference, InferenceModule } from '#inference';
import { CONFIG, HealthService } from '#platform';
import { Encoder } from './encoder.port.js';
import { Encoders } from './encoders.js';
import { InstalledEncoders } from './installed-encoders.js';
import { OnnxEncoder, type OnnxEncoderOptions } from './onnx-encoder.js';
import { EncoderChecks } from './precision/encoder-checks.js';
import { openConfigured } from './precision/open-checked-encoder.js';
import { saysOfCheck } from './precision/says-of-check.js';
import { TextVectorCache } from './text-vector-cache.js';
import type { Config } from '../settings.js';

/** The configured encoder as it was opened, and what the process says of it. */
class OpenedEncoder {
  constructor(
    readonly encoder: OnnxEncoder,
    readonly status: EncoderStatus,
  ) {}
}

function measureWaiting(encoder: OnnxEncoder, registry: Registry): void {
  new Gauge({
    name: 'vitrine_encoder_waiting_prompts',
    help: 'Prompts that wait for the text tower; above INFERENCE_MAX_WAITING further ones are refused',
    registers: [registry],
    collect() {
      this.set(encoder.waitingPrompts);
    },
  });
}

/** What encoders of this process are opened with. */
function optionsOf(
  inference: Inference,
  config: Config,
  towers: OnnxEncoderOptions['towers'],
  logger: PinoLogger,
): OnnxEncoderOptions {
  return {
    inference,
    towers,
    maxWaiting: config.INFERENCE_MAX_WAITING,
    onParserFailure: (err) =>
      logger.error({ err }, 'The person parser fails: photos of items that somebody wears stay whole'),
  };
}

/** Says at start which encoder runs and how its check went, and lets go of all at the end. */
@Injectable()
class EncoderLife implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(OpenedEncoder) private readonly opened: OpenedEncoder,
    private readonly others: InstalledEncoders,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('Encoder');
  }

  onApplicationBootstrap(): void {
    const { level, sentence } = saysOfCheck(this.opened.status);
    this.logger[level](this.opened.status, sentence);
    const err = this.opened.encoder.wornProblem;
    if (err !== undefined)
      this.logger.warn(
        { err },
        'The person parser cannot be opened: photos of items that somebody wears stay whole',
      );
  }

  async onApplicationShutdown(): Promise<void> {
    await this.opened.encoder.close();
    await this.others.close();
  }
}

/** The configured encoder, loaded before the process says that it is ready; others when they are needed. */
@Module({})
export class EncoderModule {
  static forTowers(towers: OnnxEncoderOptions['towers']): DynamicModule {
    return {
      module: EncoderModule,
      imports: [InferenceModule],
      providers: [
        EncoderChecks,
        {
          provide: OpenedEncoder,
          inject: [CONFIG, Inference, Registry, HealthService, EncoderChecks, PinoLogger],
          useFactory: async (
            config: Config,
            inference: Inference,
            registry: Registry,
            health: HealthService,
            checks: EncoderChecks,
            logger: PinoLogger,
          ) => {
            const { MODELS_DIR: modelsDir, EMBEDDING_MODEL: name, EMBEDDING_PRECISION: requested } = config;
            const { encoder, status } = await openConfigured(
              { modelsDir, name, requested },
              optionsOf(inference, config, towers, logger),
              (check) => checks.record(check),
            );
            measureWaiting(encoder, registry);
            checks.measure(registry, status);
            health.describe(() => ({ encoder: status }));
            return new OpenedEncoder(encoder, status);
          },
        },
        {
          provide: Encoder,
          inject: [OpenedEncoder],
          useFactory: ({ encoder }: OpenedEncoder) => encoder,
        },
        {
          provide: InstalledEncoders,
          inject: [CONFIG, Inference, EncoderChecks, PinoLogger],
          useFactory: (config: Config, inference: Inference, checks: EncoderChecks, logger: PinoLogger) =>
            new InstalledEncoders(config, optionsOf(inference, config, towers, logger), (check) =>
              checks.record(check),
            ),
        },
        {
          provide: Encoders,
          inject: [Encoder, InstalledEncoders],
          useFactory: (encoder: Encoder, source: InstalledEncoders) => new Encoders(encoder, source),
        },
        { provide: TextVectorCache, useFactory: () => new TextVectorCache() },
        EncoderLife,
      ],
      exports: [Encoder, Encoders, TextVectorCache],
    };
  }
}
