import { type DynamicModule, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { Inference, InferenceModule, type ModelFolder, openModelFolder } from '#inference';
import { CONFIG, type Config } from '#platform';
import { Encoder } from './encoder.port.js';
import { Encoders } from './encoders.js';
import { InstalledEncoders } from './installed-encoders.js';
import { OnnxEncoder, type OnnxEncoderOptions } from './onnx-encoder.js';
import { TextVectorCache } from './text-vector-cache.js';

/** The folder of the configured model and precision. @throws ModelFolderError */
function openEncoderFolder({
  MODELS_DIR,
  EMBEDDING_MODEL,
  EMBEDDING_PRECISION,
}: Config): Promise<ModelFolder> {
  const precision = EMBEDDING_PRECISION === 'auto' ? undefined : EMBEDDING_PRECISION;
  return openModelFolder(MODELS_DIR, EMBEDDING_MODEL, { precision });
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

@Injectable()
class EncoderShutdown implements OnApplicationShutdown {
  constructor(
    @Inject(Encoder) private readonly encoder: Encoder,
    private readonly others: InstalledEncoders,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.encoder instanceof OnnxEncoder) await this.encoder.close();
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
        {
          provide: Encoder,
          inject: [CONFIG, Inference, Registry],
          useFactory: async (config: Config, inference: Inference, registry: Registry) => {
            const folder = await openEncoderFolder(config);
            const maxWaiting = config.INFERENCE_MAX_WAITING;
            const encoder = await OnnxEncoder.open(folder, { inference, towers, maxWaiting });
            measureWaiting(encoder, registry);
            return encoder;
          },
        },
        {
          provide: InstalledEncoders,
          inject: [CONFIG, Inference],
          useFactory: (config: Config, inference: Inference) =>
            new InstalledEncoders(config, inference, { towers, maxWaiting: config.INFERENCE_MAX_WAITING }),
        },
        {
          provide: Encoders,
          inject: [Encoder, InstalledEncoders],
          useFactory: (encoder: Encoder, source: InstalledEncoders) => new Encoders(encoder, source),
        },
        { provide: TextVectorCache, useFactory: () => new TextVectorCache() },
        EncoderShutdown,
      ],
      exports: [Encoder, Encoders, TextVectorCache],
    };
  }
}
