import { DomainError } from '../errors/domain-error.js';

/** The object is not in the store (any more). */
export class ObjectMissingError extends DomainError {
  readonly code = 'OBJECT_MISSING';
  readonly kind = 'not-found';

  constructor(
    readonly key: string,
    options?: ErrorOptions,
  ) {
    super('The file is no longer stored.', options);
  }
}
