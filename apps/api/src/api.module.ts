import { type DynamicModule, Module } from '@nestjs/common';
import {
  type Config,
  ConfigModule,
  CryptoModule,
  HealthModule,
  LoggingModule,
  MetricsModule,
  ObjectStorageModule,
  PrismaModule,
  RedisModule,
} from '#platform';
import { AdminApiModule } from './admin/admin.module.js';
import { AuthModule } from './auth/auth.module.js';
import { IdempotencyApiModule } from './idempotency/idempotency-api.module.js';
import { OperationModule } from './operation.module.js';
import { RecommendApiModule } from './recommend/recommend-api.module.js';

/** The root of the API: what it is made of. Features add their `…ApiModule` to the last group. */
@Module({})
export class ApiModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        ConfigModule.forRoot(config),
        LoggingModule.forRoot(config, 'api'),
        MetricsModule,
        CryptoModule,
        PrismaModule,
        RedisModule,
        HealthModule,
        ObjectStorageModule,

        AuthModule,
        IdempotencyApiModule,
        OperationModule,

        AdminApiModule,
        RecommendApiModule,
      ],
    };
  }
}
