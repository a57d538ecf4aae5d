import { z } from 'zod';
import { id } from '#contracts';

/** `/{id}` of a route. */
export const byId = z.object({ id });
export type ById = z.infer<typeof byId>;

/** `/{job_id}` of a route. */
export const byJobId = z.object({ job_id: id });
export type ByJobId = z.infer<typeof byJobId>;

/** `/shops/{shop_id}` of a route. */
export const byShopId = z.object({ shop_id: id });
export type ByShopId = z.infer<typeof byShopId>;
