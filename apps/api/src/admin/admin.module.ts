import { Module } from '@nestjs/common';
import { TenantModule } from '#tenant';
import { RecommendationModule } from '#embedding';
import { ApiKeysController } from './api-keys.controller.js';
import { IndexUpkeepController } from './index-upkeep.controller.js';
import { ShopApiKeysController } from './shop-api-keys.controller.js';
import { ShopsController } from './shops.controller.js';
import { TokensController } from './tokens.controller.js';

@Module({
  imports: [TenantModule, RecommendationModule],
  controllers: [
    ShopsController,
    ShopApiKeysController,
    ApiKeysController,
    IndexUpkeepController,
    TokensController,
  ],
})
export class AdminApiModule {}
