import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Callback, Redis, Result } from 'ioredis';
import { PinoLogger } from 'nestjs-pino';
import { Counter, Registry } from 'prom-client';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { CONFIG, PrismaService, RedisClient } from '#platform';
import { monthOf } from './calendar-month.js';
import { countPrompts } from './recorded-usage.js';
import type { Config } from '../settings.js';

/** `used` may be above the limit by those that were refused. */
export type Count = { isTaken: boolean; used: number; resetSeconds: number };

export const MINUTE_S = 60;
/** A month's counter is read from Postgres anew so often, with what an outage of Redis kept from it. */
const MONTH_KEPT_S = 3600;
const COMMAND_TIMEOUT_MS = 500;
/** After a failure Redis is left alone for a moment, so that one that hangs does not delay every prompt. */
const PAUSE_MS = 1_000;

/** Takes one of a month: -1 when the counter is not there, 0 when none is left. Both answers carry the count. */
const TAKE_OF_MONTH = `
  local used = redis.call('GET', KEYS[1])
  if not used then return {-1, 0} end
  if tonumber(used) >= tonumber(ARGV[1]) then return {0, tonumber(used)} end
  return {1, redis.call('INCR', KEYS[1])}`;

const GIVE_BACK = `if redis.call('EXISTS', KEYS[1]) == 1 then return redis.call('DECR', KEYS[1]) end`;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    vitrineTakeOfMonth(
      key: string,
      limit: number,
      callback?: Callback<[number, number]>,
    ): Result<[number, number], Context>;
    vitrineGiveBack(key: string, callback?: Callback<number | null>): Result<number | null, Context>;
  }
}

/**
 * Prompts of each key by minute and by month, counted in Redis for all API processes together. Commands fail fast:
 * what is done without Redis is the caller's to decide.
 */
@Injectable()
export class PromptCounters implements OnApplicationShutdown {
  private readonly redis: Redis;
  private readonly failures: Counter;
  private connected: Promise<void> | undefined;
  /** Why there is no connection: what a command then says is that there is none. */
  private lost: Error | undefined;
  private pausedUntil = 0;
  private isDown = false;
  /** By limit: the library's limiters have one each. There are as many as operators give. */
  private readonly limiters = new Map<number, { shared: RateLimiterRedis; own: RateLimiterMemory }>();

  constructor(
    client: RedisClient,
    @Inject(CONFIG) private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly logger: PinoLogger,
    registry: Registry,
  ) {
    logger.setContext(PromptCounters.name);
    this.redis = client.connection.duplicate({
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      connectTimeout: COMMAND_TIMEOUT_MS,
      commandTimeout: COMMAND_TIMEOUT_MS,
    });
    // Told of once by whoever asks, below.
    this.redis.on('error', (error: Error) => (this.lost = error));
    this.redis.on('ready', () => (this.lost = undefined));
    this.redis.defineCommand('vitrineTakeOfMonth', { numberOfKeys: 1, lua: TAKE_OF_MONTH });
    this.redis.defineCommand('vitrineGiveBack', { numberOfKeys: 1, lua: GIVE_BACK });
    this.failures = new Counter({
      name: 'vitrine_quota_failures_total',
      help: 'Prompts that were answered though Redis could not count them',
      registers: [registry],
    });
  }

  /** Not `onModuleDestroy`: that runs while requests are still being answered. */
  onApplicationShutdown(): void {
    this.redis.disconnect();
  }

  /** One of a minute, which begins with its first prompt. Without Redis this process counts by itself. */
  async takeOfMinute(apiKeyId: string, limit: number): Promise<Count> {
    const { shared, own } = this.limitersOf(limit);
    const count = await this.ask(() => countOf(shared, apiKeyId, limit));
    return count ?? countOf(own, apiKeyId, limit);
  }

  /** One of the calendar month. Without Redis nobody knows how many are left: undefined. */
  async takeOfMonth(apiKeyId: string, limit: number, now: Date): Promise<Count | undefined> {
    const { start, end } = monthOf(now);
    const key = this.monthKey(apiKeyId, start);
    const resetSeconds = Math.ceil((end.getTime() - now.getTime()) / 1000);
    let [taken, used] = (await this.ask(() => this.redis.vitrineTakeOfMonth(key, limit))) ?? [];
    if (taken === -1) {
      // The first of an hour, or after Redis has lost it. Of several at once, the first one's count stands.
      const recorded = await countPrompts(this.prisma, apiKeyId, start, end);
      [taken, used] =
        (await this.ask(async () => {
          await this.redis.set(key, recorded, 'EX', MONTH_KEPT_S, 'NX');
          return this.redis.vitrineTakeOfMonth(key, limit);
        })) ?? [];
    }
    if (taken === undefined || used === undefined || taken === -1) return undefined;
    return { isTaken: taken === 1, used, resetSeconds };
  }

  /** For a prompt that was counted at a moment, and not answered. */
  async giveBackOfMonth(apiKeyId: string, countedAt: Date): Promise<void> {
    await this.ask(() => this.redis.vitrineGiveBack(this.monthKey(apiKeyId, monthOf(countedAt).start)));
  }

  /** The present minute, without taking of it; undefined when none has begun or Redis does not answer. */
  async minuteOf(apiKeyId: string, limit: number): Promise<Omit<Count, 'isTaken'> | undefined> {
    const minute = await this.ask(() => this.limitersOf(limit).shared.get(apiKeyId));
    if (minute === undefined || minute === null) return undefined;
    return {
      used: Math.min(minute.consumedPoints, limit),
      resetSeconds: Math.ceil(minute.msBeforeNext / 1000),
    };
  }

  private limitersOf(limit: number): { shared: RateLimiterRedis; own: RateLimiterMemory } {
    let limiters = this.limiters.get(limit);
    if (limiters === undefined) {
      const keyPrefix = `${this.config.REDIS_PREFIX}-prompts-of-minute`;
      const options = { points: limit, duration: MINUTE_S, keyPrefix };
      limiters = {
        // A process that has seen the last one go need not ask Redis for the rest of the minute.
        shared: new RateLimiterRedis({
          ...options,
          storeClient: this.redis,
          inMemoryBlockOnConsumed: limit,
        }),
        own: new RateLimiterMemory(options),
      };
      this.limiters.set(limit, limiters);
    }
    return limiters;
  }

  private monthKey(apiKeyId: string, start: Date): string {
    return `${this.config.REDIS_PREFIX}-prompts-of-month:${apiKeyId}:${start.toISOString().slice(0, 7)}`;
  }

  /** Undefined when Redis does not answer; said once for an outage, and counted each time. */
  private async ask<T>(question: () => Promise<T>): Promise<T | undefined> {
    if (Date.now() < this.pausedUntil) {
      this.failures.inc();
      return undefined;
    }
    try {
      this.connected ??= this.redis.connect();
      // A first try that fails is not the last one; the event has said why.
      await this.connected.catch(() => undefined);
      const answer = await question();
      if (this.isDown) this.logger.info('Redis counts prompts again');
      this.isDown = false;
      return answer;
    } catch (error) {
      this.failures.inc();
      this.pausedUntil = Date.now() + PAUSE_MS;
      if (!this.isDown) {
        this.logger.warn(
          { err: this.lost ?? error },
          'Redis does not count prompts: quotas hold for each process alone',
        );
      }
      this.isDown = true;
      return undefined;
    }
  }
}

/** @throws when the store fails; a limiter that refuses rejects with its result, which is an answer here */
async function countOf(
  limiter: RateLimiterRedis | RateLimiterMemory,
  apiKeyId: string,
  limit: number,
): Promise<Count> {
  try {
    const result = await limiter.consume(apiKeyId);
    return { isTaken: true, used: result.consumedPoints, resetSeconds: secondsOf(result) };
  } catch (result) {
    if (!(result instanceof RateLimiterRes)) throw result;
    return { isTaken: false, used: limit, resetSeconds: secondsOf(result) };
  }
}

function secondsOf({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000));
}
