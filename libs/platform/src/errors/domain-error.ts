/** How loudly an error is logged: `info` for what a client did wrong, `error` for what we did. */
export type ErrorLogLevel = 'info' | 'warn' | 'error';

/** What kind of failure it is; the API maps each kind to one HTTP status. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'unsupported-media'
  | 'unprocessable'
  | 'rate-limited'
  | 'unavailable'
  | 'internal';

/**
 * A failure that a person can be told of: a stable `code` for programs, a sentence that says what to do,
 * and the facts as fields of the subclass. The cause, where there is one, is kept.
 */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  abstract readonly kind: ErrorKind;
  readonly logLevel: ErrorLogLevel = 'info';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}
