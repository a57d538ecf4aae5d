import { Module } from '@nestjs/common';
import { TenantModule } from '#tenant';
import { TryOnModule } from '#try-on';
import { UploadsModule } from '../uploads/uploads.module.js';
import { TryOnController } from './try-on.controller.js';
import { TryOnResultsController } from './try-on-results.controller.js';

@Module({
  imports: [TenantModule, TryOnModule, UploadsModule],
  controllers: [TryOnController, TryOnResultsController],
})
export class TryOnApiModule {}
