import { DomainError } from '../errors/domain-error.js';

/** Nobody works on a queue, though there is something to do or there was somebody. */
export class NoWorkerError extends DomainError {
  readonly code = 'NO_WORKER';
  readonly kind = 'unavailable';
  override readonly logLevel = 'error';

  /** @param seen when the last one was there, where there was one */
  constructor(
    readonly queue: string,
    readonly seen: Date | undefined,
    readonly waiting: number,
  ) {
    const since =
      seen === undefined
        ? 'was seen in the last days'
        : `for ${Math.round((Date.now() - seen.getTime()) / 1000)} s`;
    super(`No ${queue} worker ${since}; ${waiting} ${waiting === 1 ? 'job waits' : 'jobs wait'}.`);
  }
}
