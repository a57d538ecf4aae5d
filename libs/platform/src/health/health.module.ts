import { Global, Module } from '@nestjs/common';
import { PrismaService } from '../prisma/prisma.service.js';
import { RedisClient } from '../redis/redis.module.js';
import { HealthService } from './health.service.js';

@Global()
@Module({
  providers: [
    {
      provide: HealthService,
      inject: [PrismaService, RedisClient],
      useFactory: (prisma: PrismaService, redis: RedisClient) => {
        const health = new HealthService();
        health.register('postgres', () => prisma.ping());
        health.register('redis', () => redis.ping());
        return health;
      },
    },
  ],
  exports: [HealthService],
})
export class HealthModule {}
