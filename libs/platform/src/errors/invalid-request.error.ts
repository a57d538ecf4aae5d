import { DomainError } from './domain-error.js';

export type FieldError = { path: string; message: string };

/** The request does not fit its schema. */
export class InvalidRequestError extends DomainError {
  readonly code = 'INVALID_REQUEST';
  readonly kind = 'invalid';

  constructor(
    message: string,
    readonly errors: FieldError[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
