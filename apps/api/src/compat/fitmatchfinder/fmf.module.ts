import { Module } from '@nestjs/common';
import { CatalogModule } from '#catalog';
import { RecommendationModule } from '#embedding';
import { TenantModule } from '#tenant';
import { UploadsModule } from '../../uploads/uploads.module.js';
import { FitMatchFinderController, FitMatchFinderImagesController } from './fmf.controller.js';
import { FitMatchFinderService } from './fmf.service.js';

/** The routes of FitMatchFinder's document, for clients that move here by another base URL and key. */
@Module({
  imports: [CatalogModule, RecommendationModule, TenantModule, UploadsModule],
  controllers: [FitMatchFinderImagesController, FitMatchFinderController],
  providers: [FitMatchFinderService],
})
export class FitMatchFinderModule {}
