import { z } from 'zod';
import { id } from '#contracts';

/** `/{id}` of a route. */
export const byId = z.object({
  id: id.describe('Its `id`, as a listing or the answer that made it gives it'),
});
export type ById = z.infer<typeof byId>;

/** `/{job_id}` of a route. */
export const byJobId = z.object({ job_id: id.describe('`job_id` of the answer that accepted the job') });
export type ByJobId = z.infer<typeof byJobId>;

/** `/api-keys/{api_key_id}` of a route, and `/api-keys/{api_key_id}/…/{id}`. */
export const byApiKeyId = z.object({
  api_key_id: id.describe('`id` of the API key, which is none of its tokens'),
});
export type ByApiKeyId = z.infer<typeof byApiKeyId>;
export const byApiKeyIdAndId = byApiKeyId.extend(byId.shape);
export type ByApiKeyIdAndId = z.infer<typeof byApiKeyIdAndId>;

/** `/shops/{shop_id}` of a route. */
export const byShopId = z.object({ shop_id: id.describe('`id` of the shop') });
export type ByShopId = z.infer<typeof byShopId>;
