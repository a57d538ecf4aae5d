import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { GarmentUploads, TryOnRunner } from '#try-on/work';

const BUSY_MS = 250;
const IDLE_MS = 1_000;
const FAILED_MS = 5_000;

/** Cuts out uploaded garments while no shopper waits. */
@Injectable()
export class GarmentLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly uploads: GarmentUploads,
    private readonly runner: TryOnRunner,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(GarmentLoop.name);
  }

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const pause = await this.look();
      if (pause > 0) await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  /** @returns how long to wait until the next look */
  private async look(): Promise<number> {
    if (this.runner.isBusy) return BUSY_MS;
    try {
      return (await this.uploads.cutNext()) ? 0 : IDLE_MS;
    } catch (error) {
      this.logger.warn({ err: error }, 'A garment was not cut out; it is tried again');
      return FAILED_MS;
    }
  }
}
