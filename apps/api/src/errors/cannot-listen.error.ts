import { DomainError } from '#platform';

const reasons: Record<string, string> = {
  EADDRINUSE: 'another program uses it already',
  EACCES: 'this user may not open it',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'the host name is not known',
};

/** The address of HOST and PORT cannot be opened. */
export class CannotListenError extends DomainError {
  readonly code = 'CANNOT_LISTEN';
  readonly kind = 'internal';
  override readonly logLevel = 'error';

  constructor(
    readonly host: string,
    readonly port: number,
    options: { cause: Error },
  ) {
    const { cause } = options;
    const code = 'code' in cause ? String(cause.code) : '';
    super(`Cannot listen on ${host}:${port}: ${reasons[code] ?? cause.message}. Set HOST and PORT.`, options);
  }
}
