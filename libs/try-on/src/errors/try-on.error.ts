import type { TryOnAtFault, TryOnErrorCode } from '#contracts';
import { DomainError } from '#platform';

/**
 * A try-on job failed for a reason that the shop's developer can act on: which stage gave up (`code`), a sentence
 * that names the photo at fault, and the same for programs (`atFault`), where one alone is.
 */
export class TryOnError extends DomainError {
  readonly kind = 'unprocessable';

  readonly atFault: TryOnAtFault | undefined;

  constructor(
    readonly code: TryOnErrorCode,
    message: string,
    { atFault, ...options }: ErrorOptions & { atFault?: TryOnAtFault | undefined } = {},
  ) {
    super(message, options);
    this.atFault = atFault;
  }
}
