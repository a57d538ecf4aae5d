import { DomainError } from '../errors/domain-error.js';

/** The database could not be brought up to date; what was applied before stays recorded. */
export class MigrationFailedError extends DomainError {
  readonly code = 'MIGRATION_FAILED';
  readonly kind = 'internal';
  override readonly logLevel = 'error';

  constructor(options: ErrorOptions) {
    const reason = options.cause instanceof Error ? options.cause.message : String(options.cause);
    super(`The database could not be migrated: ${reason}`, options);
  }
}
