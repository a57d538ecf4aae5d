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
import { AuthModule } from './auth/auth.module.js';
import { IdempotencyApiModule } from './idempotency/idempotency-api.module.js';
import { OperationModule } from './operation.module.js';

/** What every feature of the API stands on, and no feature itself. */
@Module({})
export class ApiFoundationModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: ApiFoundationModule,
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
      ],
    };
  }
}
