import { Module } from '@nestjs/common';
import { CatalogModule } from '#catalog';
import { RecommendationModule } from '#embedding';
import { TenantModule } from '#tenant';
import { apiKeyGroupsControllers } from './api-key-groups.controller.js';
import { ApiKeysController } from './api-keys.controller.js';
import { AuditController } from './audit.controller.js';
import { IndexUpkeepController } from './index-upkeep.controller.js';
import { ShopApiKeysController } from './shop-api-keys.controller.js';
import { ShopsController } from './shops.controller.js';
import { TokensController } from './tokens.controller.js';

@Module({
  imports: [CatalogModule, RecommendationModule, TenantModule],
  controllers: [
    ShopsController,
    ShopApiKeysController,
    ApiKeysController,
    IndexUpkeepController,
    TokensController,
    AuditController,
    ...apiKeyGroupsControllers,
  ],
})
export class AdminApiModule {}
