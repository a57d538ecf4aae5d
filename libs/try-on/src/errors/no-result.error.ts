import { DomainError } from '#platform';

/** A job whose result is asked for has none yet: it waits or is being made. */
export class ResultNotReadyError extends DomainError {
  readonly code = 'TRYON_NOT_READY';
  readonly kind = 'conflict';

  constructor(readonly progress: number) {
    super(`The try-on is not made yet (${progress} %). The job's status says when it is.`);
  }
}

/** A job whose result is asked for has failed, and will have none. */
export class TryOnHasFailedError extends DomainError {
  readonly code = 'TRYON_FAILED';
  readonly kind = 'conflict';

  /** @param failure what the job says of it */
  constructor(failure: string | null) {
    super(`The try-on has failed, there is no result: ${failure ?? 'nothing is known of why'}`);
  }
}
