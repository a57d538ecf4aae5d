import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { CONFIG, JobQueue } from '#platform';
import { type JobId, TryOnFiles } from '../jobs/try-on-files.js';
import { tryOnJob } from '../jobs/try-on-jobs.js';
import { TryOnWorkRepository } from '../jobs/try-on-work.repository.js';
import { TryOnRetentionRepository } from './try-on-retention.repository.js';
import type { Config } from '../settings.js';

/** No request takes so long to send its photos. */
const RECEIVING_MS = 10 * 60_000;
const SILENT_MS = 30_000;
/** By then many sweeps have tried. */
const OVERDUE_MS = 5 * 60_000;

/**
 * What must happen to jobs though nobody comes back to them: what waits too long fails, what Redis has lost is queued
 * again; the photos of every job that has ended are erased, and results when they expire.
 */
@Injectable()
export class TryOnRetention {
  constructor(
    private readonly rows: TryOnRetentionRepository,
    private readonly work: TryOnWorkRepository,
    private readonly files: TryOnFiles,
    private readonly queue: JobQueue,
    @Inject(CONFIG) private readonly config: Config,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(TryOnRetention.name);
  }

  /** What rows alone say; it waits for no storage. */
  async sweep(now = new Date()): Promise<void> {
    const { TRYON_MAX_AGE_S: maxAge, LOST_JOB_S: lostAfter } = this.config;
    await this.rows.cancelAbandoned(ago(now, RECEIVING_MS));
    await this.rows.failOverdue(
      ago(now, maxAge * 1000),
      `The try-on was not begun or done within ${maxAge} s. Send it again later.`,
    );
    const stale = await this.rows.stale(ago(now, lostAfter * 1000), ago(now, SILENT_MS));
    await this.queue.addMany(stale.map(({ apiKeyId, id }) => tryOnJob({ api_key_id: apiKeyId, job_id: id })));
  }

  /** Files whose time is over. What cannot be erased is tried again at the next call. */
  async erase(now = new Date()): Promise<void> {
    await this.each(await this.rows.withInputs(), async (job) => {
      await this.files.eraseInputs(job);
      await this.work.markInputsErased(job);
    });
    await this.each(await this.rows.toForget(this.cancelledBefore(now)), async (job) => {
      await this.files.erase(job);
      await this.rows.forget(job);
    });
  }

  /** Of how many jobs something is still stored that should have been erased for minutes. */
  countOverdue(now = new Date()): Promise<number> {
    return this.rows.countOverdue(ago(this.cancelledBefore(now), OVERDUE_MS));
  }

  /** A worker that was cut off may store a result until its own time limit. */
  private cancelledBefore(now: Date): Date {
    return ago(now, 2 * this.config.TRYON_TIMEOUT_S * 1000);
  }

  private async each(jobs: JobId[], work: (job: JobId) => Promise<void>): Promise<void> {
    for (const job of jobs) {
      try {
        await work(job);
      } catch (error) {
        this.logger.warn({ err: error, job: job.id }, 'A try-on was not erased; it is tried again');
      }
    }
  }
}

function ago(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() - milliseconds);
}
