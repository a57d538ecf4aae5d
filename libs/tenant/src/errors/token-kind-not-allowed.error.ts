import type { TokenKind } from '#contracts';
import { DomainError } from '#platform';

/** The token is good, but not of the kind that the call needs. */
export class TokenKindNotAllowedError extends DomainError {
  readonly code = 'TOKEN_KIND_NOT_ALLOWED';
  readonly kind = 'forbidden';

  constructor(readonly tokenKind: TokenKind) {
    super(
      tokenKind === 'publishable'
        ? 'A publishable key (vt_pk_…) may not do this. Call from your server with a secret key (vt_sk_…).'
        : 'A secret key (vt_sk_…) may not do this.',
    );
  }
}
