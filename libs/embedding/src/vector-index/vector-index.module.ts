import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config, HealthService } from '#platform';
import { ChromaVectorIndex } from './chroma-vector-index.js';
import { VectorIndex } from './vector-index.port.js';

@Global()
@Module({
  providers: [
    {
      provide: VectorIndex,
      inject: [CONFIG, HealthService],
      useFactory: (config: Config, health: HealthService) => {
        const index = new ChromaVectorIndex(config.CHROMA_URL);
        health.register('chroma', () => index.ping());
        return index;
      },
    },
  ],
  exports: [VectorIndex],
})
export class VectorIndexModule {}
