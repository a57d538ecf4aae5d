import { JobTakenError } from '../errors/job-taken.error.js';
import { TryOnError } from '../errors/try-on.error.js';
import type { Attempt } from './try-on-files.js';
import type { TryOnWorkRepository } from './try-on-work.repository.js';

const BEAT_MS = 1_000;

/**
 * Stands by a running job: shows that its worker lives, and aborts `signal` with JobTakenError when the job is no
 * longer this attempt's, with TryOnError `TIMEOUT` when its time is over.
 */
export class JobWatch {
  private readonly controller = new AbortController();
  private readonly beat: NodeJS.Timeout;
  private readonly limit: NodeJS.Timeout;

  constructor(
    private readonly jobs: TryOnWorkRepository,
    private readonly attempt: Attempt,
    limitMs: number,
  ) {
    this.beat = setInterval(() => void this.look(), BEAT_MS);
    this.limit = setTimeout(() => this.controller.abort(timedOut(limitMs / 1000)), limitMs);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** The job turned out to be taken. */
  taken(): never {
    const error = new JobTakenError();
    this.controller.abort(error);
    throw error;
  }

  /** Settles as `work` does, or rejects as soon as the job is to end; what is over already is not begun. */
  async unlessEnded<T>(work: () => Promise<T>): Promise<T> {
    const { signal } = this;
    signal.throwIfAborted();
    let stop: () => void = () => undefined;
    const ended = new Promise<never>((_resolve, reject) => {
      stop = () => reject(signal.reason as Error);
      signal.addEventListener('abort', stop, { once: true });
    });
    try {
      return await Promise.race([work(), ended]);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  stop(): void {
    clearInterval(this.beat);
    clearTimeout(this.limit);
  }

  private async look(): Promise<void> {
    try {
      if (!(await this.jobs.beat(this.attempt))) this.controller.abort(new JobTakenError());
    } catch {
      // A database that is away for a moment is met by the next write that matters.
    }
  }
}

export function timedOut(seconds: number): TryOnError {
  return new TryOnError(
    'TIMEOUT',
    `The try-on took longer than ${seconds} s. Send it again, or a smaller photo.`,
  );
}
