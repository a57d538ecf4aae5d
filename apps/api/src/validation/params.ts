import { z } from 'zod';
import { id } from '#contracts';

/** `/{id}` of a route. */
export const byId = z.object({ id });
export type ById = z.infer<typeof byId>;

/** `/shops/{shop_id}` of a route. */
export const byShopId = z.object({ shop_id: id });
export type ByShopId = z.infer<typeof byShopId>;
