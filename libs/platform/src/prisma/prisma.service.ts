import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import { type ClientBase, Pool, type QueryResultRow } from 'pg';
import { PinoLogger } from 'nestjs-pino';
import { CONFIG, type Config } from '../config/config.js';
import { DependencyUnavailableError } from '../errors/dependency-unavailable.error.js';
import { isOutage } from './database-error.js';
import { PrismaClient } from './generated/client.js';
import type { PreparedStatement } from './statement.js';

/** A server that hangs keeps its connections open: without a bound, a query on one of them would wait for ever. */
const QUERY_TIMEOUT_MS = 8_000;

/** SQLSTATE of a table that is not there, and of one that the account may not read. */
const UNDEFINED_TABLE = '42P01';
const INSUFFICIENT_PRIVILEGE = '42501';

/** The connection pool to Postgres. Connects with the first query. */
@Injectable()
export class PrismaService extends PrismaClient implements OnApplicationShutdown {
  private readonly pool: Pool;

  constructor(@Inject(CONFIG) config: Config, logger?: PinoLogger) {
    const pool = new Pool({
      connectionString: config.DATABASE_URL,
      max: config.DATABASE_POOL_SIZE,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
      query_timeout: QUERY_TIMEOUT_MS,
      onConnect: noticeTheGone,
    });
    // An idle connection that the server closes is reported here, and would end the process if nobody listened.
    pool.on('error', (error) => logger?.warn({ err: error }, 'An idle connection to Postgres was lost'));
    super({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
    this.pool = pool;
  }

  /** Not `onModuleDestroy`: that runs while requests are still being answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }

  /** Closes every connection. */
  async close(): Promise<void> {
    await this.$disconnect();
    if (!this.pool.ended) await this.pool.end();
  }

  /**
   * Names of the migrations that were applied to the end; undefined where the account may not see them.
   * @throws DependencyUnavailableError('postgres')
   */
  async appliedMigrations(): Promise<Set<string> | undefined> {
    try {
      const { rows } = await this.pool.query<{ migration_name: string }>(
        'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
      );
      return new Set(rows.map(({ migration_name }) => migration_name));
    } catch (cause) {
      if (isOutage(cause)) throw new DependencyUnavailableError('postgres', { cause });
      const { code } = cause as { code?: unknown };
      if (code === UNDEFINED_TABLE) return new Set();
      if (code === INSUFFICIENT_PRIVILEGE) return undefined;
      throw cause;
    }
  }

  /**
   * Runs a prepared statement on the same pool: for the one read of a hot path, where planning the query anew
   * and Prisma's mapping cost more than the rows.
   * @throws DependencyUnavailableError('postgres')
   */
  async prepared<Row extends QueryResultRow>(
    statement: PreparedStatement,
    values: unknown[],
  ): Promise<Row[]> {
    try {
      const { rows } = await this.pool.query<Row>({ ...statement, values });
      return rows;
    } catch (cause) {
      throw isOutage(cause) ? new DependencyUnavailableError('postgres', { cause }) : cause;
    }
  }
}

/** The client inside a transaction: what repositories take to join the caller's. */
export type Transaction = Omit<
  PrismaClient,
  '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'
>;

/**
 * Postgres works on for whoever is gone, unless it looks now and then: what was given up here would keep its share of the
 * server until it ends. By a statement, since poolers refuse it among what a connection begins with; a system that
 * cannot look refuses it, and does without.
 * @returns a promise, which the pool waits for though its types do not say so
 */
function noticeTheGone(client: ClientBase): unknown {
  return client
    .query('SET client_connection_check_interval = 2000')
    .catch((error: Error & { code?: string }) => {
      if (error.code === undefined) throw error;
    });
}
