import { DomainError, type ErrorKind } from '#platform';

const kinds = {
  IMPORT_TYPE_UNSUPPORTED: 'unsupported-media',
  IMPORT_TOO_LARGE: 'too-large',
  IMPORT_EMPTY: 'invalid',
  IMPORT_BROKEN_OFF: 'invalid',
} as const satisfies Record<string, ErrorKind>;

/** The body of an import is no file that can be taken. */
export class ImportBodyError extends DomainError {
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
