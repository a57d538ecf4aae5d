import { DomainError } from '#platform';

/** A shop that was deleted stays as it is until it is gone: it is not changed and gets no new key. */
export class ShopDeletedError extends DomainError {
  readonly code = 'SHOP_DELETED';
  readonly kind = 'conflict';

  constructor(readonly shopId: string) {
    super('The shop was deleted and is being erased. Create a new one.');
  }
}
