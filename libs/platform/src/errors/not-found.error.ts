import { DomainError } from './domain-error.js';

/** Nothing of that id is there for this caller: unknown and another tenant's look the same. */
export class NotFoundError extends DomainError {
  readonly code = 'NOT_FOUND';
  readonly kind = 'not-found';

  constructor(readonly what: string) {
    super(`There is no such ${what}.`);
  }
}
