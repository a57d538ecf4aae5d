import { Module } from '@nestjs/common';
import { CatalogModule } from '#catalog';
import { EncoderModule } from '../encoder/encoder.module.js';
import { VectorIndexModule } from '../vector-index/vector-index.module.js';
import { CollectionBuilder } from './collection-builder.js';
import { ImageIndexer } from './image-indexer.js';
import { LiveCollections } from './live-collections.js';
import { UpkeepModule } from './upkeep.module.js';

/** Photos to vectors: what the embedding worker needs, with the vision tower alone. */
@Module({
  imports: [EncoderModule.forTowers(['vision']), VectorIndexModule, CatalogModule, UpkeepModule],
  providers: [CollectionBuilder, ImageIndexer, LiveCollections],
  exports: [
    CollectionBuilder,
    ImageIndexer,
    LiveCollections,
    EncoderModule,
    VectorIndexModule,
    CatalogModule,
    UpkeepModule,
  ],
})
export class IndexingModule {}
