import { z } from 'zod';
import { id } from '#contracts';

/** `/{id}` of a route. */
export const byId = z.object({ id });
export type ById = z.infer<typeof byId>;

/** `/{job_id}` of a route. */
export const byJobId = z.object({ job_id: id });
export type ByJobId = z.infer<typeof byJobId>;

/** `/api-keys/{api_key_id}` of a route, and `/api-keys/{api_key_id}/…/{id}`. */
export const byApiKeyId = z.object({ api_key_id: id });
export type ByApiKeyId = z.infer<typeof byApiKeyId>;
export const byApiKeyIdAndId = byApiKeyId.extend({ id });
export type ByApiKeyIdAndId = z.infer<typeof byApiKeyIdAndId>;

/** `/shops/{shop_id}` of a route. */
export const byShopId = z.object({ shop_id: id });
export type ByShopId = z.infer<typeof byShopId>;
