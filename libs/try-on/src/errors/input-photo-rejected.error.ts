import { DomainError } from '#platform';

/** A photo of a try-on cannot be used, which its header already shows. */
export class InputPhotoRejectedError extends DomainError {
  readonly kind = 'invalid';

  constructor(
    readonly code: 'INVALID_IMAGE_FORMAT' | 'IMAGE_TOO_LARGE',
    message: string,
    /** What the form calls it. */
    readonly field?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
