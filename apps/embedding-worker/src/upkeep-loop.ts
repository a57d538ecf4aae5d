import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { OrphanFiles } from '#catalog/work';
import { CONFIG } from '#platform';
import { Loops } from '#platform/work';
import {
  CollectionBuilder,
  LostCollections,
  Reconciler,
  Reconciliations,
  RetiredCollections,
} from '#embedding/indexing';
import { UpkeepMetrics } from './upkeep-metrics.js';
import type { Config } from './config.js';

const IDLE_MS = 500;
const FAILED_MS = 3_000;
/** Not at the start of many processes at once. */
const FIRST_SWEEP_MS = 600_000;
const HOUR_MS = 3_600_000;

/**
 * Keeps collections right: builds those that are to replace another, compares those that it is asked to, and looks for
 * those that the index has lost. Postgres is the queue of it all, as it is of imports. At a stop, a page or slice under
 * way is finished; the rest stays for the next worker.
 */
@Injectable()
export class UpkeepLoop implements OnApplicationBootstrap {
  constructor(
    private readonly builder: CollectionBuilder,
    private readonly reconciler: Reconciler,
    private readonly reconciliations: Reconciliations,
    private readonly lost: LostCollections,
    private readonly retired: RetiredCollections,
    private readonly orphans: OrphanFiles,
    private readonly metrics: UpkeepMetrics,
    @Inject(CONFIG) private readonly config: Config,
    private readonly loops: Loops,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(UpkeepLoop.name);
  }

  onApplicationBootstrap(): void {
    this.start('collections', 'A look at all collections', () => this.look());
    this.start('collection-builds', 'The build of a collection', (signal) => this.build(signal));
    this.start('reconciliations', 'A reconciliation', (signal) => this.reconcile(signal));
    this.start(
      'orphan-files',
      'The search for files of no item',
      (signal) => this.sweepFiles(signal),
      FIRST_SWEEP_MS,
    );
  }

  private start(
    name: string,
    what: string,
    turn: (signal: AbortSignal) => Promise<number>,
    firstMs = 0,
  ): void {
    const failure = `${what} was interrupted; it is tried again`;
    this.loops.start({ name, turn, failure, failedMs: FAILED_MS, firstMs });
  }

  private async look(): Promise<number> {
    const restored = await this.lost.restoreAll();
    if (restored > 0)
      this.logger.error({ collections: restored }, 'The index has lost collections; they are restored');
    const { COLLECTION_KEPT_S, COLLECTION_LOOK_S, RECONCILE_HOURS } = this.config;
    await this.retired.removeDue(COLLECTION_KEPT_S * 1000);
    await this.reconciliations.requestDue(RECONCILE_HOURS * HOUR_MS);
    return COLLECTION_LOOK_S * 1000;
  }

  private async build(signal: AbortSignal): Promise<number> {
    const done = await this.builder.runOne(signal);
    if (done === undefined) return IDLE_MS;
    const { build, outcome } = done;
    if (outcome === 'switched') {
      this.metrics.switched(build.reason);
      const { apiKeyId, model, reason } = build;
      this.logger.info({ apiKeyId, model, reason }, 'A catalogue has a new collection');
    }
    return 0;
  }

  /** Seldom: every file is listed for it. */
  private async sweepFiles(signal: AbortSignal): Promise<number> {
    const { files, deleted } = await this.orphans.sweep(signal);
    this.metrics.filesDeleted(deleted);
    if (deleted > 0) this.logger.info({ files, deleted }, 'Files that belong to no item were deleted');
    return this.config.RECONCILE_HOURS * HOUR_MS;
  }

  private async reconcile(signal: AbortSignal): Promise<number> {
    try {
      const done = await this.reconciler.runOne(signal);
      if (done === undefined) return IDLE_MS;
      this.metrics.reconciled(done.report);
      this.logger.info(
        { apiKeyId: done.apiKeyId, ...done.report },
        'A collection was compared with Postgres',
      );
      return 0;
    } catch (error) {
      this.metrics.reconciliationFailed();
      throw error;
    }
  }
}
