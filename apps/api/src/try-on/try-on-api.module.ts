import { Module } from '@nestjs/common';
import { TenantModule } from '#tenant';
import { TryOnModule } from '#try-on';
import { UploadsModule } from '../uploads/uploads.module.js';
import { TryOnEventsController } from './try-on-events.controller.js';
import { TryOnController } from './try-on.controller.js';
import { TryOnResultsController } from './try-on-results.controller.js';

@Module({
  imports: [TenantModule, TryOnModule, UploadsModule],
  controllers: [TryOnController, TryOnEventsController, TryOnResultsController],
})
export class TryOnApiModule {}
