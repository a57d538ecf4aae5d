import { type DynamicModule, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { PlatformModule } from '#platform';
import { AuthModule } from './auth/auth.module.js';
import { IdempotencyApiModule } from './idempotency/idempotency-api.module.js';
import { OperationModule } from './operation.module.js';
import { JsonDepthInterceptor } from './validation/json-depth.interceptor.js';
import { StrayQueryInterceptor } from './validation/stray-query.interceptor.js';
import type { Config } from './config.js';

/** What every feature of the API stands on, and no feature itself. */
@Module({})
export class ApiFoundationModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: ApiFoundationModule,
      imports: [PlatformModule.forRoot(config, 'api'), AuthModule, IdempotencyApiModule, OperationModule],
      providers: [
        { provide: APP_INTERCEPTOR, useClass: StrayQueryInterceptor },
        { provide: APP_INTERCEPTOR, useClass: JsonDepthInterceptor },
      ],
    };
  }
}
