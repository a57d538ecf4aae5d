import { DomainError } from '#platform';

/** As many files of a key wait to be imported as may. */
export class TooManyImportsError extends DomainError {
  readonly code = 'TOO_MANY_IMPORTS';
  readonly kind = 'rate-limited';
  readonly retryAfterSeconds = 30;

  constructor(readonly limit: number) {
    super(
      `This API key has ${limit} imports that are not at their end. Send the next one when one of them is.`,
    );
  }
}
