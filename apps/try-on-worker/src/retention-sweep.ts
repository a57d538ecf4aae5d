import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { CONFIG, type Config } from '#platform';
import { OrphanTryOnFiles, TryOnRetention } from '#try-on/work';

/** All files of all try-ons are listed for it. */
const ORPHANS_EVERY_MS = 3_600_000;

/** Sweeps now and then; every worker may, since a sweep that happens twice changes nothing more. */
@Injectable()
export class RetentionSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private orphansAt = 0;
  private sweeping: Promise<void> | undefined;

  constructor(
    private readonly retention: TryOnRetention,
    private readonly orphans: OrphanTryOnFiles,
    @Inject(CONFIG) private readonly config: Config,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(RetentionSweep.name);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.sweeping ??= this.sweep().finally(() => (this.sweeping = undefined));
    }, this.config.SWEEP_S * 1000);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.sweeping;
  }

  private async sweep(): Promise<void> {
    try {
      await this.retention.sweep();
      if (Date.now() < this.orphansAt) return;
      this.orphansAt = Date.now() + ORPHANS_EVERY_MS;
      const erased = await this.orphans.sweep();
      if (erased > 0) this.logger.warn({ jobs: erased }, 'Files of try-ons that have no row were erased');
    } catch (error) {
      this.logger.warn({ err: error }, 'The sweep of try-ons failed; it is tried again');
    }
  }
}
