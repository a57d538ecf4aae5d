import { type DynamicModule, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { openModelFolder } from '#inference';
import { CONFIG, type Config } from '#platform';
import { Encoder } from './encoder.port.js';
import { OnnxEncoder, type OnnxEncoderOptions } from './onnx-encoder.js';
import { TextVectorCache } from './text-vector-cache.js';

@Injectable()
class EncoderShutdown implements OnApplicationShutdown {
  constructor(@Inject(Encoder) private readonly encoder: Encoder) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.encoder instanceof OnnxEncoder) await this.encoder.close();
  }
}

/** The configured encoder, loaded before the process says that it is ready. */
@Module({})
export class EncoderModule {
  static forTowers(towers: OnnxEncoderOptions['towers']): DynamicModule {
    return {
      module: EncoderModule,
      providers: [
        {
          provide: Encoder,
          inject: [CONFIG],
          useFactory: async (config: Config) =>
            OnnxEncoder.open(await openModelFolder(config.MODELS_DIR, config.EMBEDDING_MODEL), {
              workers: config.INFERENCE_WORKERS,
              intraOpThreads: config.INFERENCE_THREADS,
              towers,
            }),
        },
        {
          provide: TextVectorCache,
          inject: [Encoder],
          useFactory: (encoder: Encoder) => new TextVectorCache(encoder),
        },
        EncoderShutdown,
      ],
      exports: [Encoder, TextVectorCache],
    };
  }
}
