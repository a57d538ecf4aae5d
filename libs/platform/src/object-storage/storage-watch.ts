import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Gauge, Registry } from 'prom-client';
import { HealthService, reasonOf } from '../health/health.service.js';
import { ObjectStorage } from './object-storage.port.js';
import { StorageFullError } from './storage-full.error.js';

/** With less, it counts as full: some photos in their sizes. */
const LEAST_FREE_BYTES = 200e6;

/** Asks the storage at start and for readiness whether it can be used, and logs when that has changed. */
@Injectable()
export class StorageWatch implements OnApplicationBootstrap {
  /** Why it cannot be used, as it was last logged. */
  private logged: string | undefined;

  constructor(
    private readonly storage: ObjectStorage,
    health: HealthService,
    registry: Registry,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(StorageWatch.name);
    health.register('object storage', () => this.ping());
    // What is stored is shown and searched all the same.
    health.registerOptional('storage space', () => this.requireSpace());
    new Gauge({
      name: 'vitrine_storage_free_bytes',
      help: 'Room that is left where photos are stored; nothing for S3',
      registers: [registry],
      async collect() {
        this.reset();
        const free = await storage.freeBytes().catch(() => undefined);
        if (free === undefined) this.remove();
        else this.set(free);
      },
    });
  }

  /** Nothing waits for it: a storage that is not there yet is no reason not to start. */
  onApplicationBootstrap(): void {
    void this.ping().catch(() => undefined);
  }

  private async requireSpace(): Promise<void> {
    const free = await this.storage.freeBytes();
    if (free !== undefined && free < LEAST_FREE_BYTES)
      throw new StorageFullError({ freeMb: Math.floor(free / 1e6) });
  }

  private async ping(): Promise<void> {
    try {
      await this.storage.ping();
    } catch (error) {
      const reason = reasonOf(error);
      if (reason !== this.logged)
        this.logger.error({ err: error, reason }, `Object storage cannot be used: ${reason}`);
      this.logged = reason;
      throw error;
    }
    if (this.logged !== undefined) this.logger.info('Object storage can be used again');
    this.logged = undefined;
  }
}
