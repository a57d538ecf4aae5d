import { type DynamicModule, Module } from '@nestjs/common';
import type { Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { CryptoModule } from './crypto/crypto.module.js';
import { HealthModule } from './health/health.module.js';
import { LoggingModule } from './logging/logging.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { ObjectStorageModule } from './object-storage/object-storage.module.js';
import { PrismaModule } from './prisma/prisma.module.js';
import { RedisModule } from './redis/redis.module.js';

/** What every process stands on; `service` names it in the logs. */
@Module({})
export class PlatformModule {
  static forRoot(config: Config, service: string): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        ConfigModule.forRoot(config),
        LoggingModule.forRoot(config, service),
        MetricsModule,
        CryptoModule,
        PrismaModule,
        RedisModule,
        HealthModule,
        ObjectStorageModule,
      ],
    };
  }
}
