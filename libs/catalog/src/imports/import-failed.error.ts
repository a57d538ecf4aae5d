import { DomainError } from '#platform';

export type ImportFailure =
  | 'TABLE_NOT_UTF8'
  | 'TABLE_MALFORMED'
  | 'TABLE_EMPTY'
  | 'TABLE_TOO_LONG'
  | 'ZIP_MALFORMED'
  | 'ZIP_UNSAFE_NAME'
  | 'ZIP_TOO_MANY_FILES'
  | 'ZIP_NO_TABLE';

/** The file of an import cannot be used at all; nothing of it is imported. The sentence is for the shop. */
export class ImportFailedError extends DomainError {
  readonly kind = 'unprocessable';

  constructor(
    readonly code: ImportFailure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
