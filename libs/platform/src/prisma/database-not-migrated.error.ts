import { DomainError } from '../errors/domain-error.js';

/** The database answers, and is older than what runs on it, or empty. */
export class DatabaseNotMigratedError extends DomainError {
  readonly code = 'DATABASE_NOT_MIGRATED';
  readonly kind = 'unavailable';
  override readonly logLevel = 'error';

  /** @param missing names of migrations, oldest first */
  constructor(
    readonly missing: readonly string[],
    readonly needed: number,
  ) {
    const what =
      missing.length === needed
        ? 'has never been migrated'
        : `lacks ${missing.length} of ${needed} migrations, from ${missing[0]} on`;
    super(`The database ${what}. Run \`npm run migrate\` with its DATABASE_URL.`);
  }
}
