import { Global, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { PinoLogger } from 'nestjs-pino';
import { CONFIG, type Config } from '../config/config.js';

/** A connection for commands. Fails fast while Redis is away instead of queueing them. */
@Injectable()
export class RedisClient implements OnApplicationShutdown {
  readonly connection: Redis;

  constructor(@Inject(CONFIG) config: Config, logger: PinoLogger) {
    logger.setContext(RedisClient.name);
    this.connection = new Redis(config.REDIS_URL, {
      lazyConnect: true,
      enableOfflineQueue: true,
      maxRetriesPerRequest: 1,
      commandTimeout: 3_000,
      retryStrategy: (attempt) => Math.min(attempt * 200, 2_000),
    });
    this.connection.on('error', (error: Error) => logger.warn({ err: error }, 'Redis connection lost'));
  }

  /** @throws when Redis does not answer. */
  async ping(): Promise<void> {
    await this.connection.ping();
  }

  /** Not `onModuleDestroy`: that runs while requests are still being answered. */
  onApplicationShutdown(): void {
    this.connection.disconnect();
  }
}

@Global()
@Module({ providers: [RedisClient], exports: [RedisClient] })
export class RedisModule {}
