import { Module } from '@nestjs/common';
import { ImageEmbeddingState } from './image-embedding-state.js';
import { ImageHydrator } from './image-hydrator.js';
import { ImageUrls } from './image-urls.js';

/** Needs the global modules of platform: config, Prisma, crypto, object storage. */
@Module({
  providers: [ImageEmbeddingState, ImageHydrator, ImageUrls],
  exports: [ImageEmbeddingState, ImageHydrator, ImageUrls],
})
export class CatalogModule {}
