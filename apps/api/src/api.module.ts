import { type DynamicModule, Module } from '@nestjs/common';
import { AdminApiModule } from './admin/admin.module.js';
import { ApiFoundationModule } from './api-foundation.module.js';
import { CatalogApiModule } from './catalog/catalog-api.module.js';
import { FitMatchFinderModule } from './compat/fitmatchfinder/fmf.module.js';
import { CompatTryOnModule } from './compat/compat-try-on.module.js';
import { ImportsApiModule } from './imports/imports-api.module.js';
import { EventsApiModule } from './events/events-api.module.js';
import { QueuesApiModule } from './queues/queues.module.js';
import { RecommendApiModule } from './recommend/recommend-api.module.js';
import { TryOnApiModule } from './try-on/try-on-api.module.js';
import { UsageApiModule } from './usage/usage-api.module.js';
import type { Config } from './config.js';

/** The root of the API: the foundation and one module for each feature. */
@Module({})
export class ApiModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        ApiFoundationModule.forRoot(config),
        AdminApiModule,
        CatalogApiModule,
        ImportsApiModule,
        RecommendApiModule,
        TryOnApiModule,
        CompatTryOnModule,
        FitMatchFinderModule,
        EventsApiModule,
        UsageApiModule,
        QueuesApiModule,
      ],
    };
  }
}
