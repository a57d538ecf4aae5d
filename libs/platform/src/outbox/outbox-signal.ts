import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { PinoLogger } from 'nestjs-pino';
import { CONFIG, type Config } from '../config/config.js';
import { queuePrefix } from '../queue/queue-prefix.js';
import { RedisClient } from '../redis/redis.module.js';

/**
 * Wakes the relay of another process as soon as an event is written, over Redis. A signal that is lost is no event
 * lost: the relay looks by itself, a little later.
 */
@Injectable()
export class OutboxSignal implements OnApplicationShutdown {
  private subscriber: Redis | undefined;

  constructor(
    private readonly redis: RedisClient,
    @Inject(CONFIG) private readonly config: Config,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(OutboxSignal.name);
  }

  /** After the commit: what is not committed is not seen by whoever wakes. Nobody waits for it. */
  send(name: string): void {
    this.redis.connection.publish(this.channelOf(name), '').catch((error: unknown) => {
      this.logger.debug({ err: error }, 'A relay was not woken; it looks by itself');
    });
  }

  /** Calls `listener` at each signal, also after Redis was away. */
  async listen(name: string, listener: () => void): Promise<void> {
    this.subscriber = this.redis.connection.duplicate({
      commandTimeout: undefined,
      maxRetriesPerRequest: null,
    });
    this.subscriber.on('error', (error: Error) => this.logger.debug({ err: error }, 'Redis connection lost'));
    this.subscriber.on('message', listener);
    await this.subscriber.subscribe(this.channelOf(name));
  }

  onApplicationShutdown(): void {
    this.subscriber?.disconnect();
  }

  private channelOf(name: string): string {
    return `${queuePrefix(this.config, name)}:outbox`;
  }
}
