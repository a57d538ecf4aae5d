import { Global, Module } from '@nestjs/common';
import { CONFIG, HealthService, PrismaService } from '#platform';
import { chromaServerOf } from './chroma-server.js';
import { ChromaVectorIndex } from './chroma-vector-index.js';
import { CopiedVectorIndex } from './copied-vector-index.js';
import { StoredVectors } from './stored-vectors.js';
import { VectorIndex } from './vector-index.port.js';
import type { Config } from '../settings.js';

@Global()
@Module({
  providers: [
    {
      provide: ChromaVectorIndex,
      inject: [CONFIG, HealthService],
      useFactory: (config: Config, health: HealthService) => {
        const index = new ChromaVectorIndex(chromaServerOf(config));
        health.register('chroma', () => index.ping());
        return index;
      },
    },
    {
      provide: StoredVectors,
      inject: [PrismaService],
      useFactory: (prisma: PrismaService) => new StoredVectors(prisma),
    },
    {
      provide: VectorIndex,
      inject: [ChromaVectorIndex, StoredVectors],
      useFactory: (index: ChromaVectorIndex, copy: StoredVectors) => new CopiedVectorIndex(index, copy),
    },
  ],
  exports: [VectorIndex, ChromaVectorIndex, StoredVectors],
})
export class VectorIndexModule {}
