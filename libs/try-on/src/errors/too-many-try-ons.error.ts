import { DomainError } from '#platform';

const SENTENCES = {
  key: 'This API key has as many try-ons waiting as it may.',
  visitors: 'Visitors without a session have as many try-ons of this API key waiting as they may.',
  session: 'This session has as many try-ons waiting as it may.',
};

/** More try-ons of one key, or of one shopper, wait than may. */
export class TooManyTryOnsError extends DomainError {
  readonly code = 'TOO_MANY_TRYONS';
  readonly kind = 'rate-limited';
  readonly retryAfterSeconds = 10;

  constructor(
    readonly whose: keyof typeof SENTENCES,
    readonly limit: number,
  ) {
    super(`${SENTENCES[whose]} (${limit}) Send it again when one of them has ended.`);
  }
}
