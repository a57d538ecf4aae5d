import { z } from 'zod';
import { id, pageOf, timestamp } from './common.js';

const name = z
  .string()
  .max(200)
  .trim()
  .min(1)
  .describe('How operators call it')
  .meta({ example: 'Atelier Nord' });

export const createShop = z.strictObject({ name }).meta({ id: 'CreateShop' });

export const shopStatus = z
  .enum(['active', 'suspended'])
  .describe('The keys and signed photos of a suspended shop are refused; nothing of it is deleted');

export const updateShop = z
  .strictObject({ name: name.optional(), status: shopStatus.optional() })
  .refine((body) => Object.keys(body).length > 0, 'Send at least one of name, status')
  .meta({ id: 'UpdateShop', minProperties: 1 });

export const shop = z
  .object({
    id,
    name,
    status: shopStatus,
    created_at: timestamp,
    updated_at: timestamp,
    deleted_at: timestamp
      .nullable()
      .describe('From then on its keys are refused and it is being erased; null: it was not deleted')
      .meta({ example: null }),
  })
  .meta({ id: 'Shop' });

export const shopPage = pageOf(shop).meta({ id: 'ShopPage' });

export type CreateShop = z.infer<typeof createShop>;
export type UpdateShop = z.infer<typeof updateShop>;
export type ShopDto = z.infer<typeof shop>;
