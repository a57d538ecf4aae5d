import { appendToOutbox, type Transaction } from '#platform';
import { lockApiKey } from './lock-api-key.js';

/**
 * Ends a key and every token of it, for good; its photos and vectors are cleared by whoever follows the event.
 * Of one that was revoked before nothing changes.
 * @throws NotFoundError
 */
export async function revokeKey(transaction: Transaction, id: string): Promise<void> {
  if ((await lockApiKey(transaction, id)).revokedAt !== null) return;
  const revokedAt = new Date();
  await transaction.apiKey.update({ where: { id }, data: { revokedAt } });
  await transaction.token.updateMany({ where: { apiKeyId: id, revokedAt: null }, data: { revokedAt } });
  await appendToOutbox(transaction, { type: 'api-key.revoked', api_key_id: id });
}
