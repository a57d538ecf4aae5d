import { z } from 'zod';
import type { Config as PlatformConfig } from '#platform';

/** What an import may be. */
export const catalogSettings = z.object({
  /** Largest file of an import. */
  IMPORT_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(1)
    .default(512 * 1024 * 1024),
  /** Imports of one API key that may wait, or be under way. */
  IMPORT_MAX_WAITING: z.coerce.number().int().min(1).max(100_000).default(10),
});

/** What this lib reads of a process's configuration. */
export type Config = PlatformConfig & z.infer<typeof catalogSettings>;
