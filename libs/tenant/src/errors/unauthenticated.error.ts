import { DomainError } from '#platform';

const sentences = {
  API_KEY_MISSING: 'Send your API key in the X-API-Key header.',
  API_KEY_MALFORMED: 'The API key is not complete or has a typing error. Copy it again.',
  API_KEY_INVALID: 'The API key is not known.',
  API_KEY_REVOKED: 'The API key was revoked. Use a newer one.',
  API_KEY_EXPIRED: 'The API key has expired. Use the one that replaced it.',
  SHOP_SUSPENDED: 'The shop is suspended. Contact the operator of this service.',
  ADMIN_KEY_MISSING: 'Send the admin key in the X-Admin-Key header.',
  ADMIN_KEY_INVALID: 'The admin key is wrong.',
} as const;

export type UnauthenticatedReason = keyof typeof sentences;

/** The caller did not prove to be someone who may call. The key itself is in no field and no sentence. */
export class UnauthenticatedError extends DomainError {
  readonly kind = 'unauthenticated';

  constructor(readonly code: UnauthenticatedReason) {
    super(sentences[code]);
  }
}
