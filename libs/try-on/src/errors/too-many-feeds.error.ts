import { DomainError } from '#platform';

/** A key has as many jobs watched at once as this process lets it. */
export class TooManyFeedsError extends DomainError {
  readonly code = 'TOO_MANY_STREAMS';
  readonly kind = 'rate-limited';

  constructor(readonly limit: number) {
    super(`This API key has ${limit} event streams open already. Close one, or poll the job.`);
  }
}
