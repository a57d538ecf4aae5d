import { z } from 'zod';
import { portSetting, secondsSetting, type Config as PlatformConfig } from '#platform';
import type { InferenceConfig } from '#inference';

/** The encoder, the index and the worker that keeps it. */
export const embeddingSettings = z.object({
  WORKER_PORT: portSetting.default(3001),
  CHROMA_URL: z.url(),
  /** Of a guarded Chroma, or Chroma Cloud. */
  CHROMA_TOKEN: z.string().optional(),
  /** `Authorization` sends the token as a bearer token. */
  CHROMA_TOKEN_HEADER: z.string().default('x-chroma-token'),
  CHROMA_TENANT: z.string().optional(),
  CHROMA_DATABASE: z.string().optional(),
  /** How often every catalogue's vectors are compared with its images. */
  RECONCILE_HOURS: z.coerce.number().positive().max(8_760).default(24),
  /** How much items' texts count beside their photos, unless a prompt says otherwise: 0 not at all, 1 alone. */
  TEXT_WEIGHT: z.coerce.number().min(0).max(1).default(0.6),
  EMBEDDING_MODEL: z.string().default('vitrine-small'),
  /** `auto`: what the model's manifest names first, fp32 in place of an int8 that is wrong here. The same for every process. */
  EMBEDDING_PRECISION: z.enum(['auto', 'fp32', 'fp16', 'int8']).default('auto'),
  /** Photos that one worker takes from the queue at a time; unset: four calls of the model. */
  EMBEDDING_CONCURRENCY: z.coerce.number().int().min(1).max(512).optional(),
  /** Where the API sends a photo that is searched by; unset: this machine's own worker. */
  EMBEDDING_WORKER_URL: z.url().optional(),
  /** How long a job stays with a worker that gives no sign of life. */
  EMBEDDING_LOCK_S: secondsSetting.default(30),
  /** How long the build or comparison of a collection stays with a worker that gives no sign of life. */
  COLLECTION_LEASE_S: secondsSetting.default(20),
  /** How often every collection is looked for in the index. */
  COLLECTION_LOOK_S: secondsSetting.default(15),
  /** How long a collection that was replaced stays, for requests that still read it. */
  COLLECTION_KEPT_S: secondsSetting.default(30),
});

/** What this lib reads of a process's configuration. */
export type Config = PlatformConfig & InferenceConfig & z.infer<typeof embeddingSettings>;
