import { DomainError } from '#platform';

/** Events of a key come faster than they are written. */
export class TooManyEventsError extends DomainError {
  readonly code = 'TOO_MANY_EVENTS';
  readonly kind = 'rate-limited';
  readonly retryAfterSeconds = 5;

  constructor() {
    super('Events of this API key come faster than they are written. Send them again in a moment.');
  }
}
