import { NotFoundError, type Transaction } from '#platform';
import { KeyAlreadyRevokedError } from './errors/key-already-revoked.error.js';

type LockedApiKey = { revokedAt: Date | null };

/**
 * Makes the other changes of a key wait for this transaction: a rotation beside a revocation, or beside another
 * rotation, would miss the other's tokens.
 * @throws NotFoundError
 */
export async function lockApiKey(transaction: Transaction, id: string): Promise<LockedApiKey> {
  const [row] = await transaction.$queryRaw<LockedApiKey[]>`
    SELECT revoked_at AS "revokedAt" FROM api_keys WHERE id = ${id}::uuid FOR UPDATE`;
  if (row === undefined) throw new NotFoundError('API key');
  return row;
}

/**
 * @throws NotFoundError
 * @throws KeyAlreadyRevokedError
 */
export async function lockLiveApiKey(transaction: Transaction, id: string): Promise<void> {
  if ((await lockApiKey(transaction, id)).revokedAt !== null) throw new KeyAlreadyRevokedError(id);
}
