import { z } from 'zod';
import {
  id,
  isStorable,
  jsonText,
  NOT_STORABLE,
  pageOf,
  pageQuery,
  storableText,
  timestamp,
} from './common.js';
import { groupName as label } from './groups.js';
import { formBoolean } from './text-values.js';

const attributeValue = z.union([storableText.max(500), z.number(), z.boolean()]);

/** What a shop may say of an item beyond the named fields. */
export const attributes = z
  .record(storableText.min(1).max(36), attributeValue)
  .refine((value) => Object.keys(value).length <= 20, 'At most 20 attributes')
  .meta({ maxProperties: 20, example: { material: 'linen', sleeve: 'short' } });

const jsonAttributes = jsonText('attributes', 20_000, attributes);

/** Numbers of a form arrive as text. */
const decimal = z
  .string()
  .trim()
  .regex(/^\d{1,10}(\.\d+)?$/, 'Send a number such as 49.90')
  .transform(Number);

const imageFields = {
  name: storableText
    .max(300)
    .trim()
    .min(1)
    .describe('What shoppers read; it is searched too')
    .meta({ example: 'Red linen dress' }),
  external_id: storableText
    .max(200)
    .trim()
    .min(1)
    .describe("The shop's own id. The same again updates the item.")
    .meta({ example: 'dress-17' }),
  description: storableText
    .max(5000)
    .trim()
    .describe('Searched too; its words count less than those of the name')
    .meta({ example: 'A light dress of washed linen.' }),
  category: label
    .describe(
      'By its name; it comes into being with the first item that names it. It helps to tell whether the item can be tried on',
    )
    .meta({ example: 'dresses' }),
  style: label.describe('By its name, as the category').meta({ example: 'casual' }),
  age_group: label.describe('By its name, as the category').meta({ example: 'adult' }),
  price: z
    .union([z.number().min(0).max(9_999_999_999.99), decimal])
    .pipe(z.number().min(0).max(9_999_999_999.99).multipleOf(0.01, 'At most two decimals'))
    .describe('A number with at most two decimals; filters compare it without its currency')
    .meta({ example: 49.9 }),
  currency: z
    .string()
    .trim()
    .regex(/^[A-Za-z]{3}$/, 'Send an ISO 4217 code such as EUR')
    .toUpperCase()
    .describe('Of the price: an ISO 4217 code')
    .meta({ example: 'EUR' }),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .refine(isStorable, NOT_STORABLE)
    .describe("The item's page in the shop, which the elements lead to")
    .meta({ example: 'https://shop.example/dress-17' }),
  in_stock: formBoolean.describe('What is not in stock is not recommended. true unless given'),
  variant_group: storableText
    .max(200)
    .trim()
    .min(1)
    .describe('The same for every colour or cut of one product: recommendations show the best of them alone')
    .meta({ example: 'linen-dress' }),
  attributes: z
    .union([attributes, jsonAttributes])
    .describe(
      'What else there is to say of it: up to 20 names with a text, a number, true or false. As JSON in a form. Searched and filtered by',
    ),
};

/** The text fields of `POST /api/images`; the photo is the file part `photo`. */
export const createImage = z
  .strictObject({
    name: imageFields.name,
    external_id: imageFields.external_id.optional(),
    description: imageFields.description.optional(),
    category: imageFields.category.optional(),
    style: imageFields.style.optional(),
    age_group: imageFields.age_group.optional(),
    price: imageFields.price.optional(),
    currency: imageFields.currency.optional(),
    url: imageFields.url.optional(),
    in_stock: imageFields.in_stock.optional(),
    variant_group: imageFields.variant_group.optional(),
    attributes: imageFields.attributes.optional(),
  })
  .meta({ id: 'CreateImage' });

/** `PUT`: the whole item; what is left out is emptied. The photo stays unless one is sent. */
export const replaceImage = createImage.meta({ id: 'ReplaceImage' });

/** `PATCH`: only what is sent changes; null empties. */
export const updateImage = z
  .strictObject({
    name: imageFields.name.optional(),
    external_id: imageFields.external_id.nullable().optional(),
    description: imageFields.description.nullable().optional(),
    category: imageFields.category.nullable().optional(),
    style: imageFields.style.nullable().optional(),
    age_group: imageFields.age_group.nullable().optional(),
    price: imageFields.price.nullable().optional(),
    currency: imageFields.currency.nullable().optional(),
    url: imageFields.url.nullable().optional(),
    in_stock: imageFields.in_stock.optional(),
    variant_group: imageFields.variant_group.nullable().optional(),
    attributes: imageFields.attributes.optional(),
  })
  .meta({ id: 'UpdateImage' });

export const embeddingStatus = z.enum(['pending', 'embedded', 'failed']);

/** Of an item. */
export const itemTryOn = z
  .object({
    possible: z.boolean(),
    reason: z
      .string()
      .nullable()
      .describe('Why not: what the photo shows in place of one garment')
      .meta({ example: 'The photo shows shoes.' }),
  })
  .nullable()
  .describe(
    'Whether it can be tried on; a photo of no garment is told by this too. null where its category and name say nothing and no try-on worker has looked at the photo yet',
  )
  .meta({ example: { possible: true, reason: null } });

const EXAMPLE_URL = 'https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e';

export const image = z
  .object({
    id,
    external_id: z.string().nullable().meta({ example: 'dress-17' }),
    name: z.string().meta({ example: 'Red linen dress' }),
    description: z.string().nullable().meta({ example: 'A light dress of washed linen.' }),
    category: z.string().nullable().meta({ example: 'dresses' }),
    style: z.string().nullable().meta({ example: 'casual' }),
    age_group: z.string().nullable().meta({ example: 'adult' }),
    price: z.number().nullable().meta({ example: 49.9 }),
    currency: z.string().nullable().meta({ example: 'EUR' }),
    url: z.string().nullable().meta({ example: 'https://shop.example/dress-17' }),
    in_stock: z.boolean(),
    variant_group: z.string().nullable().meta({ example: 'linen-dress' }),
    attributes,
    photo_url: z.url().meta({ example: `${EXAMPLE_URL}/photo?of=a&v=b&sig=c` }),
    preview_url: z.url().meta({ example: `${EXAMPLE_URL}/preview?of=a&v=b&sig=c` }),
    thumbnail_url: z.url().meta({ example: `${EXAMPLE_URL}/thumbnail?of=a&v=b&sig=c` }),
    width: z.int().meta({ example: 768 }),
    height: z.int().meta({ example: 1024 }),
    embedding_status: embeddingStatus.meta({ example: 'embedded' }),
    embedding_error: z.string().nullable(),
    embedded_at: timestamp.nullable(),
    try_on: itemTryOn,
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: 'Image' });

export const imagePage = pageOf(image).meta({ id: 'ImagePage' });

/** An item and where it lies among the others: what a map of similar items is made of. */
export const imageVectorPage = pageOf(
  z.object({
    image_id: id,
    name: z.string().meta({ example: 'Red linen dress' }),
    category: z.string().nullable().meta({ example: 'dresses' }),
    thumbnail_url: z.url().meta({ example: `${EXAMPLE_URL}/thumbnail?of=a&v=b&sig=c` }),
    vector: z
      .string()
      .describe('Its unit vector: each component × 127, rounded, as a signed byte; base64')
      .meta({ example: 'AX/+gA==' }),
  }),
).meta({ id: 'ImageVectorPage' });
export const imageVectorQuery = pageQuery.strict();

export const imageQuery = pageQuery
  .extend({
    category: label.optional().describe('Only items of this category, by its name'),
    style: label.optional().describe('Only items of this style'),
    age_group: label.optional().describe('Only items of this age group'),
    in_stock: formBoolean.optional().describe('Only what is in stock, or only what is not'),
    embedding_status: embeddingStatus
      .optional()
      .describe(
        'Only items that can be found by their photo (`embedded`), will be (`pending`), or cannot (`failed`)',
      ),
    external_id: storableText
      .min(1)
      .max(200)
      .optional()
      .describe("Only the item of this id of the shop's own"),
  })
  .strict();

/** The parameters of a signed photo URL: take `photo_url`, `preview_url` and `thumbnail_url` as they are. Without them, a key is needed. */
export const photoQuery = z.strictObject({
  of: z.string().max(64).optional().describe('Whose photo it is'),
  v: z.string().max(64).optional().describe('Which version of the photo'),
  sig: z.string().max(64).optional().describe('Signature over the two and the path'),
});

export type CreateImage = z.infer<typeof createImage>;
export type ReplaceImage = z.infer<typeof replaceImage>;
export type UpdateImage = z.infer<typeof updateImage>;
export type ImageDto = z.infer<typeof image>;
export type ImageVectorPage = z.infer<typeof imageVectorPage>;
export type ImageQuery = z.infer<typeof imageQuery>;
export type PhotoQuery = z.infer<typeof photoQuery>;
export type Attributes = z.infer<typeof attributes>;
