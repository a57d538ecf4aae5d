import { z } from 'zod';
import { storableText } from './common.js';
import { itemTryOn } from './images.js';
import { recommendation } from './recommend.js';

/** `GET /api/items`: an item by the shop's own id. */
export const itemQuery = z.strictObject({
  external_id: storableText
    .min(1)
    .max(200)
    .describe("The shop's own id of the item")
    .meta({ example: 'dress-17' }),
});

const EXAMPLE_ID = '0199f1c2-9b00-7c21-8f10-51d0a6f1c003';
const EXAMPLE_URL = `https://vitrine.example/api/images/${EXAMPLE_ID}`;

/** What a page may know of an item: what a recommendation of it shows. */
export const foundItem = recommendation
  .omit({ score: true })
  .extend({ try_on: itemTryOn })
  .meta({
    id: 'FoundItem',
    example: {
      image_id: EXAMPLE_ID,
      external_id: 'dress-17',
      name: 'Red linen dress',
      category: 'dress',
      style: 'casual',
      age_group: 'adult',
      price: 49.9,
      currency: 'EUR',
      url: 'https://shop.example/dress-17',
      in_stock: true,
      variant_group: 'linen-dress',
      photo_url: `${EXAMPLE_URL}/photo?of=a&v=b&sig=c`,
      preview_url: `${EXAMPLE_URL}/preview?of=a&v=b&sig=c`,
      thumbnail_url: `${EXAMPLE_URL}/thumbnail?of=a&v=b&sig=c`,
      try_on: { possible: true, reason: null },
    },
  });

export type ItemQuery = z.infer<typeof itemQuery>;
export type FoundItem = z.infer<typeof foundItem>;
