import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { CONFIG, databaseOutage } from '#platform';
import { JobTakenError } from '../errors/job-taken.error.js';
import { TryOnError } from '../errors/try-on.error.js';
import { TRY_ON_STEPS } from '../pipeline/draft/stages.js';
import { type TryOnMode, TryOnPipeline, type TryOnResult } from '../pipeline/try-on-pipeline.js';
import { failureOf } from './failure-of.js';
import { JobWatch } from './job-watch.js';
import { passingResults } from './passing-results.js';
import { TryOnErasure } from './try-on-erasure.js';
import { type Attempt, type JobId, TryOnFiles } from './try-on-files.js';
import { TryOnInputs } from './try-on-inputs.js';
import { jobRenders, withUse } from './job-renders.js';
import { RenderAccount } from './render-account.js';
import type { ResultColumns, TryOnRow } from './try-on-row.js';
import { withinRenders } from './try-on-modes.js';
import { ReusedResults } from './reused-results.js';
import { resultHash } from './result-hash.js';
import { type Finished, TryOnWorkRepository } from './try-on-work.repository.js';
import type { Config } from '../settings.js';

/** How often a worker may be lost with a job before the job is held to be the reason. */
const MAX_LOSSES = 1;

export type RunEnd = 'completed' | 'copied' | 'failed' | 'skipped';

/** Results that are stored, and how they came about. */
type Made = Finished & { end: 'completed' | 'copied' };

/** Takes a job from its row to its results, and leaves nothing of the photos that were sent. */
@Injectable()
export class TryOnRunner {
  private running = 0;

  constructor(
    private readonly jobs: TryOnWorkRepository,
    private readonly files: TryOnFiles,
    private readonly inputs: TryOnInputs,
    private readonly reused: ReusedResults,
    private readonly erasure: TryOnErasure,
    private readonly pipeline: TryOnPipeline,
    private readonly account: RenderAccount,
    @Inject(CONFIG) private readonly config: Config,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(TryOnRunner.name);
  }

  /** Whether somebody waits for this worker. */
  get isBusy(): boolean {
    return this.running > 0;
  }

  /**
   * Runs a job as far as it goes. A failure that a shopper is told of ends the job and is no error here.
   * @param isLastTry whether the queue would give up after an error
   * @throws what may pass by itself (a store that is away); the job waits for its next try
   */
  async run(job: JobId, isLastTry: boolean): Promise<RunEnd> {
    this.running += 1;
    try {
      return await this.take(job, isLastTry);
    } finally {
      this.running -= 1;
    }
  }

  private async take(job: JobId, isLastTry: boolean): Promise<RunEnd> {
    const row = await this.jobs.claim(job);
    if (row === undefined) return 'skipped';
    const attempt: Attempt = { ...job, attempt: row.attempt };
    const watch = new JobWatch(this.jobs, attempt, this.config.TRYON_TIMEOUT_S * 1000);
    const work = this.attempt(row, attempt, watch);
    let end: RunEnd;
    try {
      const finished = await watch.unlessEnded(() => work);
      end = await this.finish(attempt, finished);
    } catch (error) {
      end = await this.afterError(error, attempt, isLastTry);
      // What was being stored when the job was ended counts for nobody either.
      if (watch.signal.aborted) void this.eraseAfter(work, attempt);
    } finally {
      watch.stop();
    }
    // One that is another worker's now still needs them; one that was cancelled was erased with its row.
    if (end !== 'skipped') await this.erasure.eraseInputs(job);
    return end;
  }

  /** The queue has given a job up, because workers were lost with it. */
  async giveUp(job: JobId): Promise<void> {
    const row = await this.jobs.claim(job);
    if (row === undefined) return;
    await this.jobs.fail({ ...job, attempt: row.attempt }, lostTooOften());
    await this.erasure.eraseInputs(job);
  }

  /** Makes or copies the results, and stores them. Whoever waits for it may go before: then it goes no further. */
  private async attempt(row: TryOnRow, attempt: Attempt, watch: JobWatch): Promise<Made> {
    const { signal } = watch;
    if (row.losses > MAX_LOSSES) throw lostTooOften();
    const started = performance.now();
    const hash = resultHash(row.requestHash, this.pipeline.revision(row.mode as TryOnMode));
    const copied = await this.reused.copyTo(attempt, row, hash, signal);
    if (copied !== undefined) {
      const timings = { copied: performance.now() - started };
      return { ...copied, end: 'copied', timings, resultHash: hash };
    }
    signal.throwIfAborted();
    const request = withinRenders(await this.inputs.read(row, signal), this.config.TRYON_RENDERS_PER_JOB);
    if (row.mode === 'final') await this.account.requireLeft(row.apiKeyId);
    // Asked now: the key may have been allowed hosted renderers when the job was sent, and no more.
    const photosMayLeave = row.mode === 'final' && (await this.jobs.mayLeave(row.apiKeyId));
    const read = performance.now() - started;
    // What an earlier attempt was sent is said too.
    let renders = row.renders === null ? [] : jobRenders.parse(row.renders);
    let shown: number = TRY_ON_STEPS.blend;
    signal.throwIfAborted();
    const outcome = await this.pipeline.run(
      { ...request, photosMayLeave },
      {
        signal,
        onStep: async (step) => {
          if (step === 'done') return;
          if (!(await this.jobs.progress(attempt, step, TRY_ON_STEPS[step]))) watch.taken();
        },
        onRenderProgress: async (part) => {
          const { blend, done } = TRY_ON_STEPS;
          const progress = Math.floor(blend + part * (done - 1 - blend));
          if (progress <= shown) return;
          shown = progress;
          if (!(await this.jobs.progress(attempt, 'blend', progress))) watch.taken();
        },
        onRendererUse: async (use) => {
          renders = withUse(renders, use);
          // At once: however the job ends, photos that were sent were sent.
          await this.jobs.keepRenders(attempt, renders);
          await this.account.charge(attempt, use);
        },
        ...(this.config.TRYON_DEBUG_ARTIFACTS && {
          artefact: (name: string, bytes: Uint8Array) => this.files.putArtefact(attempt, name, bytes),
        }),
      },
    );
    if (outcome.mode !== row.mode)
      throw new Error(`a ${row.mode} was asked for and a ${outcome.mode} was made`);
    signal.throwIfAborted();
    const beforeStore = performance.now();
    const results = await this.store(attempt, passingResults(outcome.results));
    const store = performance.now() - beforeStore;
    const timings = { read, ...outcome.timings, store };
    return { end: 'completed', results, timings, renders, resultHash: hash };
  }

  private store(attempt: Attempt, results: readonly TryOnResult[]): Promise<ResultColumns[]> {
    return Promise.all(
      results.map(async ({ image, quality, retries, seed }, n) => ({
        n,
        objectKey: await this.files.putResult(attempt, n, image),
        bytes: image.length,
        seed,
        retries,
        qualityScore: quality.score,
        qualityParts: { ...quality.parts },
      })),
    );
  }

  private async finish(attempt: Attempt, { end, ...finished }: Made): Promise<RunEnd> {
    const rounded = Object.entries(finished.timings).map(([name, ms]) => [name, Math.round(ms)] as const);
    const timings = Object.fromEntries(rounded);
    if (!(await this.jobs.complete(attempt, { ...finished, timings }))) throw new JobTakenError();
    return end;
  }

  private async eraseAfter(work: Promise<unknown>, attempt: Attempt): Promise<void> {
    await Promise.allSettled([work]);
    await this.erasure.eraseAttempt(attempt);
  }

  private async afterError(error: unknown, attempt: Attempt, isLastTry: boolean): Promise<RunEnd> {
    // What was stored before the error counts for nobody.
    await this.erasure.eraseAttempt(attempt);
    if (error instanceof JobTakenError) return 'skipped';
    const outage = databaseOutage(error);
    if (outage !== undefined) throw outage;
    const failure = failureOf(error, { isLastTry, attempt: attempt.attempt });
    if (failure === undefined) {
      await this.jobs.release(attempt);
      throw error;
    }
    if (!(error instanceof TryOnError)) {
      this.logger.error(
        { err: error, job: attempt.id, code: failure.code },
        'A try-on failed through no fault of its photos',
      );
    }
    return (await this.jobs.fail(attempt, failure)) ? 'failed' : 'skipped';
  }
}

function lostTooOften(): TryOnError {
  return new TryOnError(
    'TIMEOUT',
    'The worker stopped twice while it made this try-on. Send it again, with other photos if it repeats.',
  );
}
