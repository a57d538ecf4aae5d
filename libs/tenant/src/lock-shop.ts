import { NotFoundError, type Transaction } from '#platform';
import { ShopDeletedError } from './errors/shop-deleted.error.js';

type LockedShop = { deletedAt: Date | null };

/**
 * Makes the other changes of a shop and its new keys wait for this transaction: a key that is issued beside a deletion
 * would outlive its shop.
 * @throws NotFoundError
 */
export async function lockShop(transaction: Transaction, id: string): Promise<LockedShop> {
  const [row] = await transaction.$queryRaw<LockedShop[]>`
    SELECT deleted_at AS "deletedAt" FROM shops WHERE id = ${id}::uuid FOR UPDATE`;
  if (row === undefined) throw new NotFoundError('shop');
  return row;
}

/** @throws NotFoundError, ShopDeletedError */
export async function lockLiveShop(transaction: Transaction, id: string): Promise<void> {
  if ((await lockShop(transaction, id)).deletedAt !== null) throw new ShopDeletedError(id);
}
