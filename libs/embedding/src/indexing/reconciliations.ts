import { Injectable } from '@nestjs/common';
import type { ReconciliationReport } from '#contracts';
import { NotFoundError, PrismaService } from '#platform';

export type ReconciliationRow = {
  status: 'queued' | 'running' | 'completed' | 'failed';
  report: ReconciliationReport | null;
  error: string | null;
  requestedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
};

/** A comparison that this worker has until `leasedUntil`. */
export type ClaimedReconciliation = { apiKeyId: string; leasedUntil: Date };

/** Keys that one look asks a comparison for. */
const DUE_AT_ONCE = 100;

/** The rows of `reconciliations`: one comparison of a key at a time, whichever worker does it. */
@Injectable()
export class Reconciliations {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * Asks for one. One that waits is that one; one that runs may have looked already at what is asked about, and is done
   * once more.
   * @throws NotFoundError where the key is gone or revoked
   */
  async request(apiKeyId: string): Promise<ReconciliationRow> {
    const [row] = await this.prisma.$queryRaw<ReconciliationRow[]>`
      INSERT INTO reconciliations (api_key_id)
      SELECT id FROM api_keys WHERE id = ${apiKeyId}::uuid AND revoked_at IS NULL
      ON CONFLICT (api_key_id) DO UPDATE SET requested_at = now(),
        status = CASE WHEN reconciliations.status = 'running' THEN reconciliations.status ELSE 'queued' END
      RETURNING status::text AS status, report, error, requested_at AS "requestedAt", started_at AS "startedAt",
        finished_at AS "finishedAt"`;
    if (row === undefined) throw new NotFoundError('API key');
    return row;
  }

  /** Asks for one of each key whose last one is older than this. @returns how many were asked for */
  requestDue(everyMs: number): Promise<number> {
    return this.prisma.$executeRaw`
      INSERT INTO reconciliations (api_key_id)
      SELECT k.id FROM api_keys k LEFT JOIN reconciliations r ON r.api_key_id = k.id
      WHERE k.revoked_at IS NULL AND k.embedding_model IS NOT NULL
        AND ((r.api_key_id IS NULL AND k.created_at < now() - ${everyMs}::float8 * interval '1 millisecond') OR (r.status IN ('completed', 'failed')
          AND r.finished_at < now() - ${everyMs}::float8 * interval '1 millisecond'))
      ORDER BY k.id LIMIT ${DUE_AT_ONCE}
      ON CONFLICT (api_key_id) DO UPDATE SET requested_at = now(), status = 'queued'
      WHERE reconciliations.status IN ('completed', 'failed')`;
  }

  async find(apiKeyId: string): Promise<ReconciliationRow | undefined> {
    const row = await this.prisma.reconciliation.findUnique({ where: { apiKeyId } });
    return row === null ? undefined : (row as unknown as ReconciliationRow);
  }

  /** Gives this worker the one that was asked for first, or whose worker was lost, for `leaseMs`. */
  async claim(leaseMs: number): Promise<ClaimedReconciliation | undefined> {
    const [claimed] = await this.prisma.$queryRaw<ClaimedReconciliation[]>`
      UPDATE reconciliations SET status = 'running', started_at = now(),
        leased_until = now() + ${leaseMs}::float8 * interval '1 millisecond'
      WHERE api_key_id = (
        SELECT r.api_key_id FROM reconciliations r
        JOIN api_keys k ON k.id = r.api_key_id AND k.revoked_at IS NULL
        WHERE r.status = 'queued' OR (r.status = 'running' AND r.leased_until < now())
        ORDER BY r.requested_at LIMIT 1 FOR UPDATE OF r SKIP LOCKED)
      RETURNING api_key_id AS "apiKeyId", leased_until AS "leasedUntil"`;
    return claimed;
  }

  /** Goes on having it. @returns undefined where another worker has it by now, or the key was revoked */
  async renew(claimed: ClaimedReconciliation, leaseMs: number): Promise<ClaimedReconciliation | undefined> {
    const [renewed] = await this.prisma.$queryRaw<ClaimedReconciliation[]>`
      UPDATE reconciliations SET leased_until = now() + ${leaseMs}::float8 * interval '1 millisecond'
      WHERE api_key_id = ${claimed.apiKeyId}::uuid AND status = 'running' AND leased_until = ${claimed.leasedUntil}
        AND EXISTS (SELECT 1 FROM api_keys k WHERE k.id = api_key_id AND k.revoked_at IS NULL)
      RETURNING api_key_id AS "apiKeyId", leased_until AS "leasedUntil"`;
    return renewed;
  }

  /** Writes what it came to, unless another worker has it by now. One that was asked for meanwhile waits again. */
  async finish(
    { apiKeyId, leasedUntil }: ClaimedReconciliation,
    end: { report: ReconciliationReport } | { error: string },
  ): Promise<void> {
    const isDone = 'report' in end;
    await this.prisma.$executeRaw`
      UPDATE reconciliations SET leased_until = NULL, finished_at = now(),
        status = CASE WHEN requested_at > started_at THEN 'queued'
          WHEN ${isDone} THEN 'completed' ELSE 'failed' END::upkeep_status,
        report = CASE WHEN ${isDone} THEN ${isDone ? JSON.stringify(end.report) : null}::jsonb ELSE report END,
        error = ${isDone ? null : end.error}
      WHERE api_key_id = ${apiKeyId}::uuid AND status = 'running' AND leased_until = ${leasedUntil}`;
  }
}
