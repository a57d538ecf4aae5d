import { Module } from '@nestjs/common';
import { CatalogModule } from '#catalog';
import { RecommendationModule } from '#embedding';
import { TenantModule } from '#tenant';
import { UploadsModule } from '../uploads/uploads.module.js';
import { ImageRecommendationsController } from './image-recommendations.controller.js';
import { ImageVectorsController } from './image-vectors.controller.js';
import { PopularController } from './popular.controller.js';
import { RecommendController } from './recommend.controller.js';
import { SuggestController } from './suggest.controller.js';

@Module({
  imports: [RecommendationModule, CatalogModule, TenantModule, UploadsModule],
  controllers: [
    RecommendController,
    PopularController,
    ImageVectorsController,
    ImageRecommendationsController,
    SuggestController,
  ],
})
export class RecommendApiModule {}
