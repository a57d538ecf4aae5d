import { outboxEvent, type OutboxEventPayload } from '#contracts';
import type { Transaction } from '../prisma/prisma.service.js';

/** Writes an event in the transaction of the change that it follows from. */
export async function appendToOutbox(transaction: Transaction, event: OutboxEventPayload): Promise<void> {
  await transaction.outboxEvent.create({ data: outboxRow(event) });
}

/** The event as the columns of its row, for a statement that writes it beside the change itself. */
export function outboxRow(event: OutboxEventPayload): { apiKeyId: string; type: string; payload: object } {
  const { type, api_key_id: apiKeyId, ...payload } = outboxEvent.parse(event);
  return { apiKeyId, type, payload };
}
