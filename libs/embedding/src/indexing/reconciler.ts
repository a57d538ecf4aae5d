import { Inject, Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import type { ReconciliationReport } from '#contracts';
import { ImageEmbeddingState, type ImageGeneration } from '#catalog';
import { CONFIG, DomainError, JobQueue } from '#platform';
import { ChromaVectorIndex } from '../vector-index/chroma-vector-index.js';
import { StoredVectors } from '../vector-index/stored-vectors.js';
import type { IndexedVector } from '../vector-index/vector-index.port.js';
import { createEmbeddingJob } from './embedding-jobs.js';
import { type LiveCollection, LiveCollections } from './live-collections.js';
import { LostCollections } from './lost-collections.js';
import { type ClaimedReconciliation, Reconciliations } from './reconciliations.js';
import type { Config } from '../settings.js';

const PAGE = 300;
const STALE_AT_ONCE = 2_000;
/** Chroma stores what it was given; a difference above it is another vector's. */
const SAME = 1e-3;

type Key = LiveCollection & { apiKeyId: string };
type Turn = () => Promise<void>;

/**
 * Makes the index equal to Postgres, page by page, and says what it had to repair. What is uploaded, changed or
 * deleted meanwhile is left alone: a row is read again before its vector is deleted and after it is written, as the
 * indexer does.
 */
@Injectable()
export class Reconciler {
  constructor(
    private readonly reconciliations: Reconciliations,
    private readonly collections: LiveCollections,
    private readonly lost: LostCollections,
    private readonly state: ImageEmbeddingState,
    private readonly index: ChromaVectorIndex,
    private readonly copy: StoredVectors,
    private readonly queue: JobQueue,
    @Inject(CONFIG) private readonly config: Pick<Config, 'COLLECTION_LEASE_S' | 'LOST_JOB_S'>,
  ) {}

  /**
   * Does the comparison that was asked for first, if one waits for a worker.
   * @returns undefined where none waits, or where it was broken off because another worker has it or `signal` aborted
   * @throws what stopped it; the row says so
   */
  async runOne(signal: AbortSignal): Promise<{ apiKeyId: string; report: ReconciliationReport } | undefined> {
    // A page is compared within it on any machine; a worker that is lost loses the comparison after it.
    const leaseMs = this.config.COLLECTION_LEASE_S * 1000;
    let claimed = await this.reconciliations.claim(leaseMs);
    if (claimed === undefined) return undefined;
    const { apiKeyId } = claimed;
    const turn = async () => {
      const renewed = await this.reconciliations.renew(claimed as ClaimedReconciliation, leaseMs);
      if (renewed === undefined || signal.aborted) throw new BrokenOff();
      claimed = renewed;
    };
    try {
      const report = await this.reconcile(apiKeyId, turn);
      await this.reconciliations.finish(claimed, { report });
      return { apiKeyId, report };
    } catch (error) {
      // Its lease runs out, and a worker takes it up from the beginning.
      if (error instanceof BrokenOff) return undefined;
      const reason = error instanceof DomainError ? error.message : 'It failed; see the log.';
      await this.reconciliations.finish(claimed, { error: reason });
      throw error;
    }
  }

  /** @param turn called before each page; what it throws ends the comparison */
  async reconcile(apiKeyId: string, turn: Turn = async () => undefined): Promise<ReconciliationReport> {
    const report: ReconciliationReport = {
      images: 0,
      vectors: 0,
      restored: 0,
      corrected: 0,
      requeued: 0,
      orphans_deleted: 0,
      copies_deleted: 0,
      jobs_queued: await this.queueStale(apiKeyId),
      rebuilding: false,
    };
    const live = await this.collections.find(apiKeyId);
    if (live === undefined) return report;
    if (await this.lost.restore(apiKeyId, live.collection)) return { ...report, rebuilding: true };
    const key = { ...live, apiKeyId };
    report.vectors = await this.index.count(live.collection);
    await this.compareRows(key, report, turn);
    await this.compareVectors(key, report, turn);
    report.copies_deleted = await this.copy.deleteOrphans(apiKeyId, live.collection);
    return report;
  }

  /** Every embedded image has its vector, in the index and in the copy, of the photo that it has now. */
  private async compareRows(key: Key, report: ReconciliationReport, turn: Turn): Promise<void> {
    for (let after: string | undefined; ;) {
      await turn();
      const rows = await this.state.listEmbedded(key.apiKeyId, after, PAGE);
      if (rows.length === 0) return;
      after = rows.at(-1)?.imageId;
      report.images += rows.length;
      const ids = rows.map(({ imageId }) => imageId);
      const copies = await this.copy.findWithGenerations(key.collection, ids);
      const indexed = await this.index.vectors(key.collection, ids);
      const unusable: ImageGeneration[] = [];
      const repairs: IndexedVector[] = [];
      for (const row of rows) {
        const copied = copies.get(row.imageId);
        const found = indexed.get(row.imageId);
        if (copied === undefined || copied.generation !== row.generation) unusable.push(row);
        else if (found === undefined || !isSame(found, copied.vector)) {
          repairs.push({ id: row.imageId, generation: row.generation, vector: copied.vector });
        }
      }
      report.requeued += await this.state.requeueEmbedded(key.apiKeyId, unusable);
      const restored = repairs.filter(({ id }) => !indexed.has(id)).length;
      report.restored += restored;
      report.corrected += repairs.length - restored;
      await this.put(key, repairs);
    }
  }

  /** The index alone: the copy is what it is repaired from. */
  private async put(key: Key, repairs: readonly IndexedVector[]): Promise<void> {
    if (repairs.length === 0) return;
    await this.index.upsert(key.collection, key.model, repairs, { mustExist: true });
    const ids = repairs.map(({ id }) => id);
    const rows = await this.state.findManyForEmbedding(key.apiKeyId, ids);
    const gone = ids.filter((id) => !rows.has(id));
    if (gone.length > 0) await this.index.delete(key.collection, gone);
    // A newer photo's vector may have been overwritten by the one that was put back.
    const renewed = repairs.filter(({ id, generation }) => {
      const row = rows.get(id);
      return row !== undefined && row.generation !== generation;
    });
    await this.state.requeue(
      key.apiKeyId,
      renewed.map(({ id }) => id),
    );
  }

  /** Every vector is of an image that is there. The row comes before its vector: one without a row has lost it. */
  private async compareVectors(key: Key, report: ReconciliationReport, turn: Turn): Promise<void> {
    for (let offset = 0; ;) {
      await turn();
      const page = await this.index.list(key.collection, offset);
      if (page.length === 0) return;
      const ids = page.filter((id) => isUuid(id));
      const rows = await this.state.findManyForEmbedding(key.apiKeyId, ids);
      // A photo that was given up leaves none behind, not that of the photo before it either.
      const orphans = page.filter((id) => (rows.get(id)?.embeddingStatus ?? 'failed') === 'failed');
      offset += page.length - orphans.length;
      if (orphans.length === 0) continue;
      await this.index.delete(key.collection, orphans);
      await this.copy.delete(
        key.collection,
        orphans.filter((id) => isUuid(id)),
      );
      report.orphans_deleted += orphans.length;
      await this.state.requeueEmbedded(key.apiKeyId, await this.embeddedAgain(key.apiKeyId, orphans));
    }
  }

  /** A failed image that got a new photo between the look and the deletion. */
  private async embeddedAgain(apiKeyId: string, deleted: readonly string[]): Promise<ImageGeneration[]> {
    const ids = deleted.filter((id) => isUuid(id));
    const rows = await this.state.findManyForEmbedding(apiKeyId, ids);
    return [...rows]
      .filter(([, row]) => row.embeddingStatus === 'embedded')
      .map(([imageId, { generation }]) => ({ imageId, generation }));
  }

  private async queueStale(apiKeyId: string): Promise<number> {
    const lostAfterMs = this.config.LOST_JOB_S * 1000;
    const stale = await this.state.listStalePending(lostAfterMs, STALE_AT_ONCE, apiKeyId);
    await this.queue.addMany(
      stale.map(({ imageId, generation }) =>
        createEmbeddingJob({ api_key_id: apiKeyId, image_id: imageId, generation }),
      ),
    );
    return stale.length;
  }
}

/** Ends a comparison that is no longer this worker's. */
class BrokenOff extends Error {}

function isSame(a: Float32Array, b: Float32Array): boolean {
  if (a.length !== b.length) return false;
  return a.every((value, at) => Math.abs(value - (b[at] ?? 0)) < SAME);
}
