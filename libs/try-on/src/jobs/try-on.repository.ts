import { Injectable } from '@nestjs/common';
import { appendToOutbox, OutboxSignal, Prisma, PrismaService, type TryOnStatus } from '#platform';
import type { Tenant } from '#tenant';
import { TooManyTryOnsError } from '../errors/too-many-try-ons.error.js';
import type { JobId } from './try-on-files.js';
import { TRY_ON_QUEUE } from './try-on-jobs.js';
import { SHOWN, type TryOnRow } from './try-on-row.js';

/** Whose jobs a caller may see. */
export type Visible = {
  apiKeyId: string;
  createdBy?: 'publishable';
  sessionHashes?: Uint8Array<ArrayBuffer>[];
};

/** A publishable token sees what publishable tokens made, and of that what it knows the random id of. */
export function visibleTo({ apiKeyId, tokenKind }: Pick<Tenant, 'apiKeyId' | 'tokenKind'>): Visible {
  return tokenKind === 'secret' ? { apiKeyId } : { apiKeyId, createdBy: 'publishable' };
}

/** How far a job is. */
export type JobState = JobId & Pick<TryOnRow, 'status' | 'attempt' | 'step' | 'progress'>;

export type Place = { createdAt: Date; id: string };

/** What may wait at a time, of a key and of a shopper's session. */
export type WaitingLimits = { ofKey: number; ofSession: number };

type Waiting = WaitingLimits & { ofVisitors: number };
type NewTryOnRow = Prisma.TryOnJobUncheckedCreateInput & { sessionHash: Uint8Array<ArrayBuffer> | null };

/** @throws TooManyTryOnsError */
function requireRoom(waiting: Waiting, limits: WaitingLimits, isPublic: boolean, hasSession: boolean): void {
  if (hasSession && waiting.ofSession >= limits.ofSession) {
    throw new TooManyTryOnsError('session', limits.ofSession);
  }
  // A publishable token is in every visitor's hands: without sessions these are no more than half of the key.
  const ofVisitors = Math.ceil(limits.ofKey / 2);
  if (isPublic && !hasSession && waiting.ofVisitors >= ofVisitors) {
    throw new TooManyTryOnsError('visitors', ofVisitors);
  }
  if (waiting.ofKey >= limits.ofKey) throw new TooManyTryOnsError('key', limits.ofKey);
}

/** Jobs as their owners see them: made, shown, listed, cancelled. */
@Injectable()
export class TryOnRepository {
  constructor(
    private readonly prisma: PrismaService,
    private readonly signal: OutboxSignal,
  ) {}

  /**
   * Of any number of requests at once exactly as many pass as the limits leave: those of one key insert in turn.
   * @throws TooManyTryOnsError
   */
  async insert(columns: NewTryOnRow, limits: WaitingLimits): Promise<void> {
    const { apiKeyId, createdBy, sessionHash } = columns;
    await this.prisma.$transaction(async (transaction) => {
      await transaction.$queryRaw`
        SELECT pg_advisory_xact_lock(hashtextextended('vitrine-try-ons-of-' || ${apiKeyId}, 0))::text`;
      const [waiting] = await transaction.$queryRaw<Waiting[]>`
        SELECT count(*)::int AS "ofKey",
          count(*) FILTER (WHERE session_hash = ${sessionHash}::bytea)::int AS "ofSession",
          count(*) FILTER (WHERE session_hash IS NULL AND created_by = 'publishable')::int AS "ofVisitors"
        FROM try_on_jobs
        WHERE api_key_id = ${apiKeyId}::uuid AND status IN ('receiving', 'queued', 'processing')`;
      if (waiting !== undefined)
        requireRoom(waiting, limits, createdBy === 'publishable', sessionHash !== null);
      await transaction.tryOnJob.create({ data: columns, select: { id: true } });
    });
  }

  /** The photos are stored: a worker may begin. @returns false when the job was given up meanwhile */
  async queue({ apiKeyId, id }: JobId): Promise<boolean> {
    const isQueued = await this.prisma.$transaction(async (transaction) => {
      const { count } = await transaction.tryOnJob.updateMany({
        where: { apiKeyId, id, status: 'receiving' },
        data: { status: 'queued' },
      });
      if (count === 0) return false;
      await appendToOutbox(transaction, { type: 'try-on.requested', api_key_id: apiKeyId, job_id: id });
      return true;
    });
    if (isQueued) this.signal.send(TRY_ON_QUEUE);
    return isQueued;
  }

  find({ apiKeyId, createdBy }: Visible, id: string): Promise<TryOnRow | null> {
    return this.prisma.tryOnJob.findFirst({
      where: { apiKeyId, id, createdBy, status: { not: 'cancelled' }, expiresAt: { gt: new Date() } },
      ...SHOWN,
    });
  }

  /** How far each of these jobs is; one that is erased or has expired is not in it. */
  statesOf(jobs: readonly JobId[]): Promise<JobState[]> {
    return this.prisma.$queryRaw<JobState[]>`
      SELECT j.api_key_id AS "apiKeyId", j.id, j.status::text AS status, j.attempt, j.step, j.progress
      FROM unnest(${jobs.map(({ apiKeyId }) => apiKeyId)}::uuid[], ${jobs.map(({ id }) => id)}::uuid[])
        AS asked (api_key_id, id)
      JOIN try_on_jobs j ON j.api_key_id = asked.api_key_id AND j.id = asked.id
      WHERE j.status <> 'cancelled' AND j.expires_at > ${new Date()}`;
  }

  /** Newest first, beginning after `after`. */
  page(
    { apiKeyId, createdBy, sessionHashes }: Visible,
    statuses: TryOnStatus[],
    after: Place | undefined,
    limit: number,
  ): Promise<TryOnRow[]> {
    return this.prisma.tryOnJob.findMany({
      where: {
        apiKeyId,
        createdBy,
        sessionHash: sessionHashes && { in: sessionHashes },
        status: { in: statuses },
        expiresAt: { gt: new Date() },
        ...(after && {
          OR: [{ createdAt: { lt: after.createdAt } }, { createdAt: after.createdAt, id: { lt: after.id } }],
        }),
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: limit,
      ...SHOWN,
    });
  }

  /**
   * From here on nobody sees the job and no worker's result of it counts; what the row says of the request is
   * forgotten at once.
   * @returns false when there is no such job for this caller
   */
  async cancel({ apiKeyId, createdBy }: Visible, id: string): Promise<boolean> {
    return this.prisma.$transaction(async (transaction) => {
      const { count } = await transaction.tryOnJob.updateMany({
        where: { apiKeyId, id, createdBy, status: { not: 'cancelled' } },
        data: {
          status: 'cancelled',
          attempt: { increment: 1 },
          completedAt: new Date(),
          consent: null,
          requestHash: null,
          sessionHash: null,
          garments: [],
          qualityParts: Prisma.DbNull,
        },
      });
      if (count === 0) return false;
      await transaction.tryOnResult.deleteMany({ where: { apiKeyId, jobId: id } });
      return true;
    });
  }
}
