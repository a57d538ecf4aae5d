import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { TryOnRetention } from '#try-on';

const EVERY_MS = 10_000;

/** Sweeps now and then; every worker may, since a sweep that happens twice changes nothing more. */
@Injectable()
export class RetentionSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> | undefined;

  constructor(
    private readonly retention: TryOnRetention,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(RetentionSweep.name);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.sweeping ??= this.sweep().finally(() => (this.sweeping = undefined));
    }, EVERY_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.sweeping;
  }

  private async sweep(): Promise<void> {
    try {
      await this.retention.sweep();
    } catch (error) {
      this.logger.warn({ err: error }, 'The sweep of try-ons failed; it is tried again');
    }
  }
}
