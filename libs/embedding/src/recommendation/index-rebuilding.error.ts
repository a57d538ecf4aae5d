import { DomainError } from '#platform';

/** The key's collection holds vectors of another model and is being built anew. */
export class IndexRebuildingError extends DomainError {
  readonly code = 'INDEX_REBUILDING';
  readonly kind = 'unavailable';
  override readonly logLevel = 'warn';

  constructor(
    readonly collectionModel: string,
    readonly encoderModel: string,
  ) {
    super('The catalogue is being prepared for another model. Try again in a few minutes.');
  }
}
