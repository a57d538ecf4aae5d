import { DomainError } from '#platform';

/** The index has lost a collection that held vectors; it is made again from Postgres and the photos. */
export class CollectionLostError extends DomainError {
  readonly code = 'INDEX_REBUILDING';
  readonly kind = 'unavailable';
  override readonly logLevel = 'warn';

  constructor(
    readonly collection: string,
    options?: ErrorOptions,
  ) {
    super('The search index of this catalogue is being restored. Try again in a few minutes.', options);
  }
}
