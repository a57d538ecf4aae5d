import { DomainError } from '../errors/domain-error.js';

/** The Idempotency-Key was used for another request before. */
export class IdempotencyKeyReusedError extends DomainError {
  readonly code = 'IDEMPOTENCY_KEY_REUSED';
  readonly kind = 'conflict';

  constructor() {
    super('This Idempotency-Key was used for a different request. Send each new request with a new key.');
  }
}

/** The first request with this Idempotency-Key has no answer yet. */
export class IdempotencyInProgressError extends DomainError {
  readonly code = 'IDEMPOTENCY_IN_PROGRESS';
  readonly kind = 'conflict';
  readonly retryAfterSeconds = 1;

  constructor() {
    super('The first request with this Idempotency-Key is still being answered. Try again in a moment.');
  }
}
