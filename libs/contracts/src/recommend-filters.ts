import { z } from 'zod';
import { jsonText, storableText } from './common.js';
import { formBoolean, textNumber } from './text-values.js';

const label = storableText.max(100).trim().min(1);
const oneOrMore = z.union([label, z.array(label).min(1).max(50)]).transform((value) => [value].flat());

const attributeValues = z
  .union([storableText.max(500), z.number(), z.boolean()])
  .transform((value) => [value])
  .or(
    z
      .array(z.union([storableText.max(500), z.number(), z.boolean()]))
      .min(1)
      .max(50),
  );

/** What a free attribute must be. An item without the attribute meets `none_of` alone. */
export const attributeFilter = z
  .strictObject({
    any_of: attributeValues.optional().describe('One of these values, of the type that was stored'),
    none_of: attributeValues.optional().describe('None of these values'),
    min: z.number().optional().describe('A number of at least this'),
    max: z.number().optional().describe('A number of at most this'),
  })
  .refine(
    (filter) => Object.values(filter).some((part) => part !== undefined),
    'Say any_of, none_of, min or max',
  )
  .refine(({ min, max }) => min === undefined || max === undefined || min <= max, 'min must not be above max')
  .meta({ minProperties: 1 });

const attributeFilters = z
  .record(storableText.min(1).max(36), attributeFilter)
  .refine((value) => Object.keys(value).length <= 10, 'At most 10 attributes')
  .meta({ maxProperties: 10, example: { material: { any_of: ['linen', 'cotton'] }, heel_cm: { max: 5 } } });

const attributeFiltersAsText = jsonText('attributes', 5_000, attributeFilters);

const price = textNumber(z.number().min(0).max(9_999_999_999.99));

const commonFilters = {
  category: oneOrMore
    .optional()
    .describe('One of these categories, by their names')
    .meta({ example: 'dresses' }),
  style: oneOrMore.optional().describe('One of these styles').meta({ example: 'casual' }),
  age_group: oneOrMore.optional().describe('One of these age groups').meta({ example: 'adult' }),
  variant_group: oneOrMore
    .optional()
    .describe('Only variants of these groups')
    .meta({ example: 'linen-dress' }),
  price_min: price.optional().describe('Only what costs at least this; an item without a price does not'),
  price_max: price.optional().describe('Only what costs at most this; an item without a price does not'),
  in_stock: formBoolean
    .optional()
    .describe('Only what is in stock is recommended, unless this is false: then only what is not.'),
};

const ATTRIBUTES =
  "By the shop's own attributes, each with `any_of`, `none_of`, `min` or `max`; all must be met";

const filterShape = { ...commonFilters, attributes: attributeFilters.optional().describe(ATTRIBUTES) };

/** The filters as parameters of a query string. */
export const filterParameters = {
  ...commonFilters,
  attributes: z
    .union([attributeFiltersAsText, attributeFilters])
    .optional()
    .describe(`${ATTRIBUTES}. As JSON`)
    .meta({ example: '{"material":{"any_of":["linen"]}}' }),
};

type PriceRange = { price_min?: number; price_max?: number };

export function rangeIsPossible({ price_min, price_max }: PriceRange): boolean {
  return price_min === undefined || price_max === undefined || price_min <= price_max;
}
export const IMPOSSIBLE_RANGE = 'price_min must not be above price_max';

/** Only items that meet every given filter are recommended. */
export const recommendFilters = z
  .strictObject(filterShape)
  .refine(rangeIsPossible, IMPOSSIBLE_RANGE)
  .meta({
    id: 'RecommendFilters',
    example: { category: ['dresses'], price_max: 80, attributes: { material: { any_of: ['linen'] } } },
  });

export type AttributeFilter = z.infer<typeof attributeFilter>;
export type RecommendFilters = z.infer<typeof recommendFilters>;
