import { DomainError } from '#platform';

/** A revoked API key stays as it is: nothing of it is changed and no new token is issued for it. */
export class KeyAlreadyRevokedError extends DomainError {
  readonly code = 'KEY_ALREADY_REVOKED';
  readonly kind = 'conflict';

  constructor(readonly apiKeyId: string) {
    super('The API key was revoked and cannot be changed. Issue a new one.');
  }
}
