import { DomainError } from '#platform';

/** The photos to evaluate on are not at hand: they are not part of the repository. */
export class EvaluationDataMissingError extends DomainError {
  readonly code = 'EVALUATION_DATA_MISSING';
  readonly kind = 'internal';

  constructor(
    readonly folder: string,
    options?: ErrorOptions,
  ) {
    super(`There are no photos in ${folder}. Say where they are with --data.`, options);
  }
}
