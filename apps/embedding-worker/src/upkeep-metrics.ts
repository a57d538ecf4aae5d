import { Injectable } from '@nestjs/common';
import { Counter, Registry } from 'prom-client';
import type { ReconciliationReport } from '#contracts';

/** What had to be repaired, and how often anything was looked at. */
@Injectable()
export class UpkeepMetrics {
  private readonly repairs: Counter;
  private readonly reconciliations: Counter;
  private readonly builds: Counter;
  private readonly files: Counter;

  constructor(registry: Registry) {
    this.repairs = new Counter({
      name: 'vitrine_index_repairs_total',
      help: 'Differences between Postgres and the vector index that a reconciliation repaired, by kind',
      labelNames: ['kind'],
      registers: [registry],
    });
    this.reconciliations = new Counter({
      name: 'vitrine_index_reconciliations_total',
      help: 'Comparisons of a collection with Postgres, by what became of them',
      labelNames: ['outcome'],
      registers: [registry],
    });
    this.builds = new Counter({
      name: 'vitrine_index_builds_total',
      help: 'Collections that took the place of a live one, by why they were built',
      labelNames: ['reason'],
      registers: [registry],
    });
    this.files = new Counter({
      name: 'vitrine_orphan_files_deleted_total',
      help: 'Files in object storage that belonged to no item, deleted',
      registers: [registry],
    });
  }

  reconciled({ images: _images, vectors: _vectors, rebuilding, ...repairs }: ReconciliationReport): void {
    this.reconciliations.inc({ outcome: rebuilding ? 'lost' : 'completed' });
    for (const [kind, count] of Object.entries(repairs)) this.repairs.inc({ kind }, count);
  }

  reconciliationFailed(): void {
    this.reconciliations.inc({ outcome: 'failed' });
  }

  filesDeleted(count: number): void {
    this.files.inc(count);
  }

  switched(reason: string): void {
    this.builds.inc({ reason });
  }
}
