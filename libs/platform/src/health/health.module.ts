import { Global, Module } from '@nestjs/common';
import { SchemaCheck } from '../prisma/schema-check.js';
import { RedisClient } from '../redis/redis.module.js';
import { HealthService } from './health.service.js';

@Global()
@Module({
  providers: [
    {
      provide: HealthService,
      inject: [SchemaCheck, RedisClient],
      useFactory: (schema: SchemaCheck, redis: RedisClient) => {
        const health = new HealthService();
        health.register('postgres', () => schema.check());
        health.register('redis', () => redis.ping());
        return health;
      },
    },
  ],
  exports: [HealthService],
})
export class HealthModule {}
