import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import { CONFIG, type Config } from '../config/config.js';
import { PrismaClient } from './generated/client.js';

/** The connection pool to Postgres. Connects with the first query. */
@Injectable()
export class PrismaService extends PrismaClient implements OnApplicationShutdown {
  constructor(@Inject(CONFIG) config: Config) {
    super({
      adapter: new PrismaPg({
        connectionString: config.DATABASE_URL,
        max: config.DATABASE_POOL_SIZE,
        connectionTimeoutMillis: 5_000,
        idleTimeoutMillis: 30_000,
      }),
    });
  }

  /** Not `onModuleDestroy`: that runs while requests are still being answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.$disconnect();
  }

  /** @throws when Postgres does not answer. */
  async ping(): Promise<void> {
    await this.$queryRaw`SELECT 1`;
  }
}

/** The client inside a transaction: what repositories take to join the caller's. */
export type Transaction = Omit<
  PrismaClient,
  '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'
>;
