import { z } from 'zod';

/** Events of the outbox: ids and generations only, so that a handler re-reads what is true now. */
export const outboxEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('image.photo-changed'),
    api_key_id: z.uuid(),
    image_id: z.uuid(),
    generation: z.int().min(1),
  }),
  z.object({ type: z.literal('image.deleted'), api_key_id: z.uuid(), image_id: z.uuid() }),
  z.object({ type: z.literal('api-key.revoked'), api_key_id: z.uuid() }),
  z.object({ type: z.literal('try-on.requested'), api_key_id: z.uuid(), job_id: z.uuid() }),
]);

export type OutboxEventPayload = z.infer<typeof outboxEvent>;

/** Job payloads of the `embedding` queue. */
export const createEmbeddingPayload = z.object({
  api_key_id: z.uuid(),
  image_id: z.uuid(),
  generation: z.int().min(1),
});

export const deleteEmbeddingPayload = z.object({ api_key_id: z.uuid(), image_id: z.uuid() });

export const deleteCollectionPayload = z.object({ api_key_id: z.uuid() });

/** Job payload of the `try-on` queue. */
export const tryOnPayload = z.object({ api_key_id: z.uuid(), job_id: z.uuid() });

export type TryOnPayload = z.infer<typeof tryOnPayload>;
export type CreateEmbeddingJob = z.infer<typeof createEmbeddingPayload>;
export type DeleteEmbeddingJob = z.infer<typeof deleteEmbeddingPayload>;
