import { DomainError } from '../errors/domain-error.js';

/** A key that could leave the store's folder, or that some store would not take. A mistake of ours. */
export class InvalidObjectKeyError extends DomainError {
  readonly code = 'INVALID_OBJECT_KEY';
  readonly kind = 'internal';
  override readonly logLevel = 'error';

  constructor(readonly key: string) {
    super('An object key is made of names of A-Z, a-z, 0-9, ".", "_" and "-", with "/" between them.');
  }
}
