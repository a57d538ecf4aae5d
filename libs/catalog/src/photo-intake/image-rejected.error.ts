import { DomainError } from '#platform';

/** Why a photo is refused. */
export type ImageRejectionCode =
  'PHOTO_EMPTY' | 'PHOTO_TYPE_UNSUPPORTED' | 'PHOTO_ANIMATED' | 'PHOTO_TOO_MANY_PIXELS' | 'PHOTO_DAMAGED';

/** The file is not a photo that can be used; the sentence says what to send instead. */
export class ImageRejectedError extends DomainError {
  readonly kind = 'unprocessable';

  constructor(
    readonly code: ImageRejectionCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
