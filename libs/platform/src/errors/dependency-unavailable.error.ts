import { DomainError } from './domain-error.js';

export type Dependency = 'postgres' | 'redis' | 'chroma' | 'object storage' | 'encoder' | 'embedding worker';

/** A service that Vitrine needs does not answer. Nothing is lost; the call can be made again. */
export class DependencyUnavailableError extends DomainError {
  readonly code: string = 'DEPENDENCY_UNAVAILABLE';
  readonly kind = 'unavailable';
  override readonly logLevel = 'error';
  /** What the service calls it, where it answers after all and waiting may not help: `AccessDenied`. For operators. */
  readonly reason: string | undefined;

  constructor(
    readonly dependency: Dependency,
    {
      reason,
      message = `${dependency} does not answer at the moment. Try again shortly.`,
      ...options
    }: ErrorOptions & { reason?: string | undefined; message?: string } = {},
  ) {
    super(message, options);
    this.reason = reason;
  }
}
