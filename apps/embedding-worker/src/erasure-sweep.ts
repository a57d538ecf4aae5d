import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { CONFIG } from '#platform';
import { JobQueue, KeyErasure, Loops, ShopErasure } from '#platform/work';
import { deleteCollectionJob } from '#embedding/indexing';
import type { Config } from './config.js';

/**
 * Queues the deletion of revoked keys again until it is done. Redis loses jobs, a job ends after its last try, and a
 * request that was under way may write something once its key's deletion is over. Deleted shops go when their keys are
 * through.
 */
@Injectable()
export class ErasureSweep implements OnApplicationBootstrap {
  constructor(
    private readonly erasure: KeyErasure,
    private readonly shops: ShopErasure,
    private readonly queue: JobQueue,
    @Inject(CONFIG) private readonly config: Config,
    private readonly loops: Loops,
    registry: Registry,
  ) {
    const due = () => this.due();
    new Gauge({
      name: 'vitrine_key_erasures_due',
      help: 'Revoked keys of which something may be left that should be deleted',
      registers: [registry],
      async collect() {
        this.set((await due()).length);
      },
    });
  }

  onApplicationBootstrap(): void {
    const everyMs = this.config.SWEEP_S * 1000;
    this.loops.start({
      name: 'key-erasure',
      turn: async () => {
        await this.queue.addMany((await this.due()).map(deleteCollectionJob));
        return everyMs;
      },
      failure: 'The sweep for keys that are to be deleted failed; it is tried again',
      failedMs: everyMs,
      firstMs: everyMs,
    });
    this.loops.start({
      name: 'shop-erasure',
      turn: async () => {
        await this.shops.finish();
        return everyMs;
      },
      failure: 'The sweep for shops that are to be deleted failed; it is tried again',
      failedMs: everyMs,
      firstMs: everyMs,
    });
  }

  private due(): Promise<string[]> {
    return this.erasure.due(new Date(Date.now() - this.config.LOST_JOB_S * 1000));
  }
}
