import { DomainError } from '#platform';

/** Vectors of a model are asked for that this process has no files of. */
export class ModelNotAvailableError extends DomainError {
  readonly code = 'INDEX_REBUILDING';
  readonly kind = 'unavailable';
  override readonly logLevel = 'warn';

  constructor(
    readonly model: string,
    options?: ErrorOptions,
  ) {
    super(
      `The catalogue is of the model ${model}, which is not installed here. Try again in a few minutes.`,
      options,
    );
  }
}
