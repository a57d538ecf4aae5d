import { outboxEvent, type OutboxEventPayload } from '#contracts';
import type { Transaction } from '../prisma/prisma.service.js';

/** Writes an event in the transaction of the change that it follows from. */
export async function appendToOutbox(transaction: Transaction, event: OutboxEventPayload): Promise<void> {
  const { type, api_key_id: apiKeyId, ...payload } = outboxEvent.parse(event);
  await transaction.outboxEvent.create({ data: { apiKeyId, type, payload } });
}
