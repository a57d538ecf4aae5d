import { Module } from '@nestjs/common';
import { TenantModule } from '#tenant';
import { UsageController } from './usage.controller.js';

@Module({ imports: [TenantModule], controllers: [UsageController] })
export class UsageApiModule {}
