import type { TryOnError } from '../../errors/try-on.error.js';

/** A call failed in a way that may pass: it can be made again. `failure` is what the job is told when it does not. */
export class PassingFailure extends Error {
  override readonly name = 'PassingFailure';

  constructor(
    readonly failure: TryOnError,
    /** How long the server asks to wait. */
    readonly afterMs = 0,
  ) {
    super(failure.message, { cause: failure });
  }
}
