import { DomainError } from '#platform';

/** A publishable token was used from outside of the origins that it was issued for. */
export class OriginNotAllowedError extends DomainError {
  readonly code = 'ORIGIN_NOT_ALLOWED';
  readonly kind = 'forbidden';

  /** @param origin what the request came from, as far as it said so */
  constructor(readonly origin: string | undefined) {
    super(
      origin === undefined
        ? 'This publishable key works from its allowed origins only, and the request names no origin.'
        : 'This publishable key may not be used from this origin. Add the origin to the key’s allowed origins.',
    );
  }
}
