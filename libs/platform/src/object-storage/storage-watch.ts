import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { HealthService, reasonOf } from '../health/health.service.js';
import { ObjectStorage } from './object-storage.port.js';

/** Asks the storage at start and for readiness whether it can be used, and logs when that has changed. */
@Injectable()
export class StorageWatch implements OnApplicationBootstrap {
  /** Why it cannot be used, as it was last logged. */
  private logged: string | undefined;

  constructor(
    private readonly storage: ObjectStorage,
    health: HealthService,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(StorageWatch.name);
    health.register('object storage', () => this.ping());
  }

  /** Nothing waits for it: a storage that is not there yet is no reason not to start. */
  onApplicationBootstrap(): void {
    void this.ping().catch(() => undefined);
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
