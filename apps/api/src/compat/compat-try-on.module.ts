import { Module } from '@nestjs/common';
import { SafeFetchModule } from '#platform';
import { TenantModule } from '#tenant';
import { TryOnModule } from '#try-on';
import { UploadsModule } from '../uploads/uploads.module.js';
import { PremodaController } from './premoda/premoda.controller.js';
import { ResultFilesController } from './result-files.controller.js';
import { PhotoSource } from './tryon-service/photo-source.js';
import { TryonServiceController } from './tryon-service/tryon-service.controller.js';

/** Routes of documented try-on APIs, as thin adapters over the canonical service. */
@Module({
  imports: [TenantModule, TryOnModule, UploadsModule, SafeFetchModule],
  controllers: [TryonServiceController, PremodaController, ResultFilesController],
  providers: [PhotoSource],
})
export class CompatTryOnModule {}
