import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { PinoLogger } from 'nestjs-pino';
import { Sealer } from '../crypto/sealer.js';
import { PrismaService } from '../prisma/prisma.service.js';
import { IdempotencyInProgressError, IdempotencyKeyReusedError } from './idempotency.errors.js';

const KEPT_MS = 24 * 3600_000;
/** A first request without an answer for so long has crashed: the next one does the work. */
const ABANDONED_AFTER_MS = 60_000;
const PRUNE_EVERY_MS = 60_000;
const PRUNE_BATCH = 1_000;
/** Answers that are kept of one caller; beyond it the oldest are forgotten before their time. */
export const KEPT_OF_CALLER = 10_000;
/** After so many claims of a caller its answers are counted. */
const COUNT_EVERY = 100;
/** A larger answer is not kept: its request can be sent again, as one without a key. */
const MAX_ANSWER_BYTES = 256 * 1024;
/** Callers whose claims are counted at a time. */
const CALLERS = 10_000;

/** The right to answer a request; the time tells it from one that took over later. */
export type IdempotencyClaim = { scope: string; key: string; claimedAt: Date };

export type StoredAnswer = { status: number; body: string };

type ExistingRow = {
  requestHash: Uint8Array;
  responseStatus: number | null;
  responseBody: Uint8Array | null;
};

/**
 * Remembers the answers of requests that carry an Idempotency-Key, so that a retry has one effect
 * (draft-ietf-httpapi-idempotency-key-header). Answers are sealed: one may show a token.
 */
@Injectable()
export class IdempotencyService {
  private nextPrune = 0;
  /** Claims of each caller since its answers were counted. */
  private readonly claims = new LRUCache<string, number>({ max: CALLERS });

  constructor(
    private readonly prisma: PrismaService,
    private readonly sealer: Sealer,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(IdempotencyService.name);
  }

  /**
   * Claims a key, or finds the answer that was given under it.
   * @param scope whose key it is: the same key of another caller is another key
   * @param requestHash SHA-256 of all that makes the request what it is
   * @throws IdempotencyKeyReusedError
   * @throws IdempotencyInProgressError
   */
  async begin(
    scope: string,
    key: string,
    requestHash: Buffer<ArrayBuffer>,
  ): Promise<{ claim: IdempotencyClaim } | { answer: StoredAnswer }> {
    const claimedAt = new Date();
    if (await this.claim(scope, key, requestHash, claimedAt)) {
      this.pruneNowAndThen();
      this.limitNowAndThen(scope);
      return { claim: { scope, key, claimedAt } };
    }
    const row = await this.prisma.idempotencyRecord.findUnique({ where: { scope_key: { scope, key } } });
    // Gone in between: the first request has just failed. The caller's next try is a fresh one.
    if (row === null) throw new IdempotencyInProgressError();
    return { answer: this.answerOf(row, requestHash) };
  }

  /** Keeps the answer for 24 hours. Does nothing when another request has taken over meanwhile. */
  async complete(claim: IdempotencyClaim, answer: StoredAnswer): Promise<void> {
    if (Buffer.byteLength(answer.body) > MAX_ANSWER_BYTES) return this.abandon(claim);
    const { scope, key, claimedAt } = claim;
    await this.prisma.idempotencyRecord.updateMany({
      where: { scope, key, createdAt: claimedAt, responseStatus: null },
      data: {
        responseStatus: answer.status,
        responseBody: this.sealer.seal(answer.body) as Buffer<ArrayBuffer>,
        expiresAt: new Date(Date.now() + KEPT_MS),
      },
    });
  }

  /** The request had no effect: the key can be used again at once. */
  async abandon({ scope, key, claimedAt }: IdempotencyClaim): Promise<void> {
    await this.prisma.idempotencyRecord.deleteMany({
      where: { scope, key, createdAt: claimedAt, responseStatus: null },
    });
  }

  /** Deletes answers past their time, a batch at a call. */
  async prune(): Promise<number> {
    return this.prisma.$executeRaw`
      DELETE FROM idempotency_records WHERE (scope, key) IN (
        SELECT scope, key FROM idempotency_records WHERE expires_at <= ${new Date()}
        ORDER BY expires_at LIMIT ${PRUNE_BATCH} FOR UPDATE SKIP LOCKED)`;
  }

  /** Forgets the oldest answers of a caller that has more than its share, a batch at a call. */
  async limit(scope: string, kept = KEPT_OF_CALLER): Promise<number> {
    return this.prisma.$executeRaw`
      DELETE FROM idempotency_records WHERE (scope, key) IN (
        SELECT scope, key FROM idempotency_records WHERE scope = ${scope}
        ORDER BY created_at DESC OFFSET ${kept} LIMIT ${PRUNE_BATCH} FOR UPDATE SKIP LOCKED)
      AND response_status IS NOT NULL`;
  }

  /** One statement, so that of two requests at once exactly one gets the claim. */
  private async claim(
    scope: string,
    key: string,
    requestHash: Buffer<ArrayBuffer>,
    now: Date,
  ): Promise<boolean> {
    const claimed = await this.prisma.$executeRaw`
      INSERT INTO idempotency_records AS r (scope, key, request_hash, created_at, expires_at)
      VALUES (${scope}, ${key}, ${requestHash}, ${now}, ${new Date(now.getTime() + KEPT_MS)})
      ON CONFLICT (scope, key) DO UPDATE SET
        request_hash = excluded.request_hash, response_status = NULL, response_body = NULL,
        created_at = excluded.created_at, expires_at = excluded.expires_at
      WHERE r.expires_at <= ${now}
         OR (r.response_status IS NULL AND r.request_hash = excluded.request_hash
             AND r.created_at <= ${new Date(now.getTime() - ABANDONED_AFTER_MS)})`;
    return claimed === 1;
  }

  private answerOf(row: ExistingRow, requestHash: Buffer): StoredAnswer {
    if (!requestHash.equals(row.requestHash)) throw new IdempotencyKeyReusedError();
    if (row.responseStatus === null || row.responseBody === null) throw new IdempotencyInProgressError();
    return { status: row.responseStatus, body: this.sealer.open(row.responseBody) };
  }

  /** Beside a claim, at most once a minute: no timer to stop, and nothing to do where nobody writes. */
  private pruneNowAndThen(): void {
    const now = Date.now();
    if (now < this.nextPrune) return;
    this.nextPrune = now + PRUNE_EVERY_MS;
    this.prune().catch((error: unknown) => {
      this.logger.warn({ err: error }, 'Old idempotency records could not be pruned');
    });
  }

  private limitNowAndThen(scope: string): void {
    const claims = (this.claims.get(scope) ?? 0) + 1;
    this.claims.set(scope, claims % COUNT_EVERY);
    if (claims < COUNT_EVERY) return;
    this.limit(scope).catch((error: unknown) => {
      this.logger.warn({ err: error }, 'Idempotency records of a caller could not be limited');
    });
  }
}
