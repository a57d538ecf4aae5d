import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { CONFIG } from '#platform';
import { Loops } from '#platform/work';
import { OrphanTryOnFiles, TryOnRetention } from '#try-on/work';
import type { Config } from './config.js';

/** All files of all try-ons are listed for it. */
const ORPHANS_EVERY_MS = 3_600_000;

/** Sweeps now and then; every worker may, since a sweep that happens twice changes nothing more. */
@Injectable()
export class RetentionSweep implements OnApplicationBootstrap {
  constructor(
    private readonly retention: TryOnRetention,
    private readonly orphans: OrphanTryOnFiles,
    @Inject(CONFIG) private readonly config: Config,
    private readonly loops: Loops,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(RetentionSweep.name);
  }

  onApplicationBootstrap(): void {
    const everyMs = this.config.SWEEP_S * 1000;
    this.loops.start({
      name: 'try-on-retention',
      turn: async () => {
        await this.retention.sweep();
        return everyMs;
      },
      failure: 'The sweep of try-ons failed; it is tried again',
      failedMs: everyMs,
      firstMs: everyMs,
    });
    this.loops.start({
      name: 'try-on-erasure',
      turn: async () => {
        await this.retention.erase();
        return everyMs;
      },
      failure: 'The erasure of try-ons whose time is over failed; it is tried again',
      failedMs: everyMs,
      firstMs: everyMs,
    });
    this.loops.start({
      name: 'orphan-try-on-files',
      turn: async () => {
        const erased = await this.orphans.sweep();
        if (erased > 0) this.logger.warn({ jobs: erased }, 'Files of try-ons that have no row were erased');
        return ORPHANS_EVERY_MS;
      },
      failure: 'The sweep for files of no try-on failed; it is tried again',
      failedMs: everyMs,
      firstMs: everyMs,
    });
  }
}
