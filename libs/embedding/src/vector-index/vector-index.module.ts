import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config, HealthService, PrismaService } from '#platform';
import { ChromaVectorIndex } from './chroma-vector-index.js';
import { CopiedVectorIndex } from './copied-vector-index.js';
import { StoredVectors } from './stored-vectors.js';
import { VectorIndex } from './vector-index.port.js';

@Global()
@Module({
  providers: [
    {
      provide: VectorIndex,
      inject: [CONFIG, HealthService, PrismaService],
      useFactory: (config: Config, health: HealthService, prisma: PrismaService) => {
        const index = new ChromaVectorIndex(config.CHROMA_URL);
        health.register('chroma', () => index.ping());
        return new CopiedVectorIndex(index, new StoredVectors(prisma));
      },
    },
  ],
  exports: [VectorIndex],
})
export class VectorIndexModule {}
