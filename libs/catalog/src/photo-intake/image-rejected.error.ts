import { DomainError } from '#platform';

/** Why a photo is refused. */
export type ImageRejectionReason =
  'EMPTY_FILE' | 'UNSUPPORTED_TYPE' | 'ANIMATED' | 'TOO_MANY_PIXELS' | 'DAMAGED';

/** The file is not a photo that can be used; the sentence says what to send instead. */
export class ImageRejectedError extends DomainError {
  readonly code = 'IMAGE_REJECTED';
  readonly kind = 'unprocessable';

  constructor(
    readonly reason: ImageRejectionReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
