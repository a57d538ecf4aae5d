import { Injectable } from '@nestjs/common';
import { Prisma, PrismaService } from '#platform';
import type { Failure } from './failure-of.js';
import type { Attempt, JobId } from './try-on-files.js';
import type { JobRender } from './job-renders.js';
import { type ResultColumns, SHOWN, type TryOnRow } from './try-on-row.js';

export type Finished = {
  results: readonly ResultColumns[];
  timings: Record<string, number>;
  renders: readonly JobRender[];
  /** By which they are known again; undefined once the request was forgotten. */
  resultHash: Uint8Array<ArrayBuffer> | undefined;
};

/**
 * Jobs as workers see them. Every write names the attempt that it belongs to and does nothing once another worker
 * has taken the job, or it was cancelled.
 */
@Injectable()
export class TryOnWorkRepository {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * Takes a job: it is this worker's until another one takes it. A job that a worker had already was lost with it.
   * @returns undefined when there is nothing to do any more
   */
  async claim({ apiKeyId, id }: JobId): Promise<TryOnRow | undefined> {
    const claimed = await this.prisma.$executeRaw`
      UPDATE try_on_jobs SET
        losses = losses + (status = 'processing')::int, status = 'processing', attempt = attempt + 1,
        step = NULL, progress = 0, started_at = ${new Date()}, heartbeat_at = ${new Date()}
      WHERE api_key_id = ${apiKeyId}::uuid AND id = ${id}::uuid AND status IN ('queued', 'processing')`;
    if (claimed === 0) return undefined;
    const row = await this.prisma.tryOnJob.findUnique({ where: { apiKeyId_id: { apiKeyId, id } }, ...SHOWN });
    return row ?? undefined;
  }

  /** Whether photos of the key's shoppers may be sent to a hosted renderer. */
  async mayLeave(apiKeyId: string): Promise<boolean> {
    const key = await this.prisma.apiKey.findUnique({
      where: { id: apiKeyId },
      select: { hostedRenderer: true },
    });
    return key?.hostedRenderer ?? false;
  }

  /** @returns whether the job is still this attempt's */
  beat(attempt: Attempt): Promise<boolean> {
    return this.write(attempt, { heartbeatAt: new Date() });
  }

  progress(attempt: Attempt, step: string, progress: number): Promise<boolean> {
    return this.write(attempt, { step, progress, heartbeatAt: new Date() });
  }

  /** Who has been asked to render it so far. */
  keepRenders(attempt: Attempt, renders: readonly JobRender[]): Promise<boolean> {
    return this.write(attempt, { renders: [...renders] });
  }

  /** Gives a job back for another try that is not the job's fault. */
  release(attempt: Attempt): Promise<boolean> {
    return this.write(attempt, { status: 'queued', step: null, progress: 0 });
  }

  fail(attempt: Attempt, { code, message, atFault }: Failure): Promise<boolean> {
    return this.write(attempt, {
      status: 'failed',
      step: null,
      errorCode: code,
      errorMessage: message,
      errorAtFault: atFault ?? null,
      completedAt: new Date(),
    });
  }

  /** Writes the results and that the job is done; all of it or nothing. @returns whether it counted */
  complete(attempt: Attempt, { results, timings, renders, resultHash }: Finished): Promise<boolean> {
    const { apiKeyId, id } = attempt;
    const best = [...results].sort((a, b) => b.qualityScore - a.qualityScore)[0];
    return this.prisma.$transaction(async (transaction) => {
      const { count } = await transaction.tryOnJob.updateMany({
        where: this.held(attempt),
        data: {
          status: 'completed',
          step: null,
          progress: 100,
          qualityScore: best?.qualityScore ?? null,
          qualityParts: best?.qualityParts ?? Prisma.DbNull,
          retries: Math.max(0, ...results.map(({ retries }) => retries)),
          timings,
          renders: renders.length === 0 ? Prisma.DbNull : [...renders],
          completedAt: new Date(),
          ...(resultHash && { requestHash: resultHash }),
        },
      });
      if (count === 0) return false;
      await transaction.tryOnResult.createMany({
        data: results.map((result) => ({ apiKeyId, jobId: id, ...result })),
      });
      return true;
    });
  }

  /** A complete job of the same photos, garments and options, made by the same, whose results can be copied. */
  async findSame(
    { apiKeyId, id, mode }: TryOnRow,
    requestHash: Uint8Array<ArrayBuffer>,
  ): Promise<TryOnRow | undefined> {
    const same = await this.prisma.tryOnJob.findFirst({
      where: {
        apiKeyId,
        requestHash,
        mode,
        id: { not: id },
        status: 'completed',
        expiresAt: { gt: new Date() },
      },
      orderBy: { createdAt: 'desc' },
      ...SHOWN,
    });
    return same ?? undefined;
  }

  async markInputsErased({ apiKeyId, id }: JobId): Promise<void> {
    await this.prisma.tryOnJob.updateMany({
      where: { apiKeyId, id, status: { in: ['completed', 'failed', 'cancelled'] } },
      data: { inputsErasedAt: new Date(), garments: [] },
    });
  }

  private held({ apiKeyId, id, attempt }: Attempt) {
    return { apiKeyId, id, attempt, status: 'processing' } as const;
  }

  private async write(attempt: Attempt, data: Prisma.TryOnJobUncheckedUpdateManyInput): Promise<boolean> {
    const { count } = await this.prisma.tryOnJob.updateMany({ where: this.held(attempt), data });
    return count === 1;
  }
}
