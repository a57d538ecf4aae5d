import { Module } from '@nestjs/common';
import { VectorIndexModule } from '../vector-index/vector-index.module.js';
import { CollectionBuilds } from './collection-builds.js';
import { LostCollections } from './lost-collections.js';
import { Reconciliations } from './reconciliations.js';
import { RetiredCollections } from './retired-collections.js';

const records = [CollectionBuilds, LostCollections, Reconciliations, RetiredCollections];

/** What is asked for and known of the upkeep of collections; the embedding worker does it. */
@Module({ imports: [VectorIndexModule], providers: records, exports: records })
export class UpkeepModule {}
