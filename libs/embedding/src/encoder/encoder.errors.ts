import { DomainError } from '#platform';

/** The model's files do not fit together or not this Vitrine. */
export class EncoderMismatchError extends DomainError {
  readonly code = 'ENCODER_MISMATCH';
  readonly kind = 'internal';
  override readonly logLevel = 'error';

  constructor(
    readonly model: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`The encoder ${model} cannot be used: ${reason}`, options);
  }
}

/** The model answered with something that is no direction: NaN, infinite or all zero. It is never stored. */
export class InvalidEmbeddingError extends DomainError {
  readonly code = 'INVALID_EMBEDDING';
  readonly kind = 'internal';
  override readonly logLevel = 'error';

  constructor(readonly model: string) {
    super(`The encoder ${model} answered with a vector that is not a number.`);
  }
}

/** There is nothing to encode. */
export class EmptyPromptError extends DomainError {
  readonly code = 'PROMPT_EMPTY';
  readonly kind = 'invalid';

  constructor() {
    super('The prompt is empty. Say what to look for.');
  }
}

/** The stored photo could not be read as an image. */
export class PhotoUnreadableError extends DomainError {
  readonly code = 'PHOTO_UNREADABLE';
  readonly kind = 'unprocessable';

  constructor(options?: ErrorOptions) {
    super('The photo could not be decoded.', options);
  }
}
