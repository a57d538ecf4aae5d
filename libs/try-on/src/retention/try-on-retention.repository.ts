import { Injectable } from '@nestjs/common';
import { PrismaService } from '#platform';
import type { JobId } from '../jobs/try-on-files.js';

/** Rows of one look; the next look goes on. */
const BATCH = 200;

type Row = { apiKeyId: string; id: string };

/** What the sweep asks of all tenants' jobs. */
@Injectable()
export class TryOnRetentionRepository {
  constructor(private readonly prisma: PrismaService) {}

  /** Requests that broke off while their photos were stored, and jobs of keys that were revoked. */
  async cancelAbandoned(receivingBefore: Date): Promise<void> {
    await this.prisma.$executeRaw`
      UPDATE try_on_jobs j SET status = 'cancelled', attempt = attempt + 1, completed_at = ${new Date()},
        request_hash = NULL, session_hash = NULL, garments = '[]', inputs_erased_at = NULL
      WHERE (j.status = 'receiving' AND j.created_at < ${receivingBefore})
         OR (j.status <> 'cancelled' AND EXISTS (
              SELECT 1 FROM api_keys k WHERE k.id = j.api_key_id AND k.revoked_at IS NOT NULL))`;
  }

  /** Raises `attempt`, so that a worker that still has one of them writes nothing more. */
  failOverdue(createdBefore: Date, message: string): Promise<number> {
    return this.prisma.$executeRaw`
      UPDATE try_on_jobs SET status = 'failed', attempt = attempt + 1, step = NULL, error_code = 'TIMEOUT',
        error_message = ${message}, completed_at = ${new Date()}
      WHERE status IN ('queued', 'processing') AND created_at < ${createdBefore}`;
  }

  /** Jobs that have ended and whose photos may still be stored. */
  withInputs(): Promise<JobId[]> {
    return this.prisma.$queryRaw<Row[]>`
      SELECT api_key_id AS "apiKeyId", id FROM try_on_jobs
      WHERE status IN ('completed', 'failed') AND inputs_erased_at IS NULL LIMIT ${BATCH}`;
  }

  /** Jobs of which nothing is to be left: expired, or cancelled long enough ago that no worker writes any more. */
  toForget(cancelledBefore: Date): Promise<JobId[]> {
    return this.prisma.$queryRaw<Row[]>`
      SELECT api_key_id AS "apiKeyId", id FROM try_on_jobs
      WHERE (status IN ('completed', 'failed') AND expires_at <= ${new Date()})
         OR (status = 'cancelled' AND completed_at < ${cancelledBefore}) LIMIT ${BATCH}`;
  }

  /** Jobs that have ended, expired or were cancelled before then, and are still there with files. */
  async countOverdue(before: Date): Promise<number> {
    const [row] = await this.prisma.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM try_on_jobs
      WHERE (status IN ('completed', 'failed')
          AND (expires_at <= ${before} OR (inputs_erased_at IS NULL AND completed_at <= ${before})))
         OR (status = 'cancelled' AND completed_at <= ${before})`;
    return row?.count ?? 0;
  }

  async forget({ apiKeyId, id }: JobId): Promise<void> {
    await this.prisma.tryOnJob.deleteMany({
      where: { apiKeyId, id, status: { in: ['completed', 'failed', 'cancelled'] } },
    });
  }

  /** Jobs that wait, or whose worker gives no sign of life: Redis may have lost them. */
  stale(queuedBefore: Date, beatBefore: Date): Promise<JobId[]> {
    return this.prisma.$queryRaw<Row[]>`
      SELECT api_key_id AS "apiKeyId", id FROM try_on_jobs
      WHERE (status = 'queued' AND created_at < ${queuedBefore})
         OR (status = 'processing' AND heartbeat_at < ${beatBefore})
      ORDER BY created_at LIMIT ${BATCH}`;
  }

  countUnfinished(): Promise<number> {
    return this.prisma.tryOnJob.count({ where: { status: { in: ['queued', 'processing'] } } });
  }
}
