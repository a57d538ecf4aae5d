import { DomainError } from '#platform';

/** The key's shop must be able to show which text its shoppers agreed to; this request names none. */
export class ConsentRequiredError extends DomainError {
  readonly code = 'CONSENT_REQUIRED';
  readonly kind = 'unprocessable';

  constructor() {
    super(
      'This API key makes try-ons only with the consent of whoever is in the photo. Send in consent which version ' +
        'of the text they agreed to.',
    );
  }
}
