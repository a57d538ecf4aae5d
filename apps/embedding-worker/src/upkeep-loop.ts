import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { OrphanFiles } from '#catalog/work';
import { CONFIG, type Config } from '#platform';
import {
  CollectionBuilder,
  LostCollections,
  Reconciler,
  Reconciliations,
  RetiredCollections,
} from '#embedding/indexing';
import { UpkeepMetrics } from './upkeep-metrics.js';

const IDLE_MS = 500;
const FAILED_MS = 3_000;
const FIRST_SWEEP_MS = 600_000;
const HOUR_MS = 3_600_000;

/**
 * Keeps collections right: builds those that are to replace another, compares those that it is asked to, and looks for
 * those that the index has lost. Postgres is the queue of it all, as it is of imports.
 */
@Injectable()
export class UpkeepLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private swept = false;
  private loops: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly builder: CollectionBuilder,
    private readonly reconciler: Reconciler,
    private readonly reconciliations: Reconciliations,
    private readonly lost: LostCollections,
    private readonly retired: RetiredCollections,
    private readonly orphans: OrphanFiles,
    private readonly metrics: UpkeepMetrics,
    @Inject(CONFIG) private readonly config: Config,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(UpkeepLoop.name);
  }

  onApplicationBootstrap(): void {
    this.loops = Promise.all([
      this.run('A look at all collections', () => this.look()),
      this.run('The build of a collection', () => this.build()),
      this.run('A reconciliation', () => this.reconcile()),
      this.run('The search for files of no item', () => this.sweepFiles()),
    ]);
  }

  /** A page or slice under way is finished; the rest stays for the next worker. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort(new Error('The worker is stopping'));
    await this.loops;
  }

  /** @param work answers how long to wait before the next turn */
  private async run(what: string, work: () => Promise<number>): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      let pause = FAILED_MS;
      try {
        pause = await work();
      } catch (error) {
        this.logger.warn({ err: error }, `${what} was interrupted; it is tried again`);
      }
      if (pause > 0) await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
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

  private async build(): Promise<number> {
    const done = await this.builder.runOne(this.stopping.signal);
    if (done === undefined) return IDLE_MS;
    const { build, outcome } = done;
    if (outcome === 'switched') {
      this.metrics.switched(build.reason);
      const { apiKeyId, model, reason } = build;
      this.logger.info({ apiKeyId, model, reason }, 'A catalogue has a new collection');
    }
    return 0;
  }

  /** Not at the start of many processes at once, and seldom: every file is listed for it. */
  private async sweepFiles(): Promise<number> {
    if (!this.swept) {
      this.swept = true;
      return FIRST_SWEEP_MS;
    }
    const { files, deleted } = await this.orphans.sweep(this.stopping.signal);
    this.metrics.filesDeleted(deleted);
    if (deleted > 0) this.logger.info({ files, deleted }, 'Files that belong to no item were deleted');
    return this.config.RECONCILE_HOURS * HOUR_MS;
  }

  private async reconcile(): Promise<number> {
    try {
      const done = await this.reconciler.runOne(this.stopping.signal);
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
