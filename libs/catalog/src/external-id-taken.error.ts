import { DomainError } from '#platform';

/** An item is given the external id that another item of the same key has. */
export class ExternalIdTakenError extends DomainError {
  readonly code = 'EXTERNAL_ID_TAKEN';
  readonly kind = 'conflict';

  constructor(options?: ErrorOptions) {
    super('Another item has this external_id. Choose a different one, or change that item.', options);
  }
}
