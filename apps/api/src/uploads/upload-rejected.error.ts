import { DomainError, type ErrorKind } from '#platform';

const kinds = {
  NOT_MULTIPART: 'unsupported-media',
  MALFORMED_MULTIPART: 'invalid',
  PHOTO_MISSING: 'invalid',
  TOO_MANY_FILES: 'invalid',
  UNKNOWN_FILE_FIELD: 'invalid',
  DUPLICATE_FIELD: 'invalid',
  TOO_MANY_FIELDS: 'too-large',
  FIELD_TOO_LARGE: 'too-large',
} as const satisfies Record<string, ErrorKind>;

/** The form is not one photo and a few text fields. */
export class UploadRejectedError extends DomainError {
  readonly kind: ErrorKind;

  constructor(
    readonly code: keyof typeof kinds,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.kind = kinds[code];
  }
}
