import { Module } from '@nestjs/common';
import { TenantModule } from '#tenant';
import { ApiKeysController } from './api-keys.controller.js';
import { ShopApiKeysController } from './shop-api-keys.controller.js';
import { ShopsController } from './shops.controller.js';
import { TokensController } from './tokens.controller.js';

@Module({
  imports: [TenantModule],
  controllers: [ShopsController, ShopApiKeysController, ApiKeysController, TokensController],
})
export class AdminApiModule {}
