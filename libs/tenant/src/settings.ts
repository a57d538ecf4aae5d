import { z } from 'zod';
import type { Config as PlatformConfig } from '#platform';

/** A quota of new keys; unset: unlimited. */
const quota = z.coerce.number().int().min(0).max(2_147_483_647).optional();

/** Who is an admin, and what new keys may do. */
export const tenantSettings = z.object({
  /** Keys that are not known, of one address within a minute, before it is refused for a minute. */
  AUTH_FAILURES_PER_MINUTE: z.coerce.number().int().min(1).max(1_000_000).default(30),
  /** Opens the admin routes. */
  ADMIN_KEY: z.string().min(24, 'Use at least 24 random characters'),
  /** Quotas that a new key has unless its own are given; those of a key are changed by an admin route. */
  QUOTA_IMAGES: quota,
  QUOTA_PROMPTS_PER_MINUTE: quota,
  QUOTA_PROMPTS_PER_MONTH: quota,
  QUOTA_TRYONS_PER_MONTH: quota,
  QUOTA_RENDER_COST_PER_MONTH: quota,
});

/** What this lib reads of a process's configuration. */
export type Config = PlatformConfig & z.infer<typeof tenantSettings>;
