import { z } from 'zod';
import { id, timestamp } from './common.js';

const label = z.string().trim().min(1).max(100);
const oneOrMore = z.union([label, z.array(label).min(1).max(50)]).transform((value) => [value].flat());

const filterShape = {
  category: oneOrMore.optional(),
  style: oneOrMore.optional(),
  age_group: oneOrMore.optional(),
  price_min: z.coerce.number().min(0).optional(),
  price_max: z.coerce.number().min(0).optional(),
  in_stock: z
    .union([z.boolean(), z.stringbool()])
    .optional()
    .describe('Only what is in stock is recommended, unless this is false: then only what is not.'),
};

function rangeIsPossible({ price_min, price_max }: { price_min?: number; price_max?: number }): boolean {
  return price_min === undefined || price_max === undefined || price_min <= price_max;
}

const impossibleRange = 'price_min must not be above price_max';

/** Only items that meet every given filter are recommended. */
export const recommendFilters = z
  .strictObject(filterShape)
  .refine(rangeIsPossible, impossibleRange)
  .meta({ id: 'RecommendFilters', example: { category: ['dress'], price_max: 80, in_stock: true } });

export const promptText = z
  .string()
  .trim()
  .min(1, 'Say what to look for')
  .max(2000)
  .meta({ example: 'a red summer dress' });
export const numResults = z.coerce.number().int().min(1).max(100).default(10);

/** `POST /api/prompts` */
export const createPrompt = z
  .strictObject({ prompt: promptText, num_results: numResults, filters: recommendFilters.optional() })
  .meta({ id: 'CreatePrompt' });

/** `GET /api/recommend`: the same as a query string, the filters as parameters of their own. */
export const recommendQuery = z
  .strictObject({ prompt: promptText, num_results: numResults, ...filterShape })
  .refine(rangeIsPossible, impossibleRange);

export const recommendation = z
  .object({
    image_id: id,
    external_id: z.string().nullable(),
    name: z.string(),
    score: z
      .number()
      .min(0)
      .max(1)
      .describe('How sure the model is that the photo is what the prompt asks for'),
    category: z.string().nullable(),
    style: z.string().nullable(),
    age_group: z.string().nullable(),
    price: z.number().nullable(),
    currency: z.string().nullable(),
    url: z.string().nullable(),
    in_stock: z.boolean(),
    photo_url: z.url(),
    thumbnail_url: z.url(),
  })
  .meta({ id: 'Recommendation' });

export const recommendations = z
  .object({
    prompt_id: id,
    model: z.string().meta({ example: 'vitrine-mini@1.0.0' }),
    results: z.array(recommendation).describe('Best first'),
    warnings: z
      .array(z.string())
      .optional()
      .describe('What the shopper should know, such as a prompt that was cut'),
  })
  .meta({ id: 'Recommendations' });

export const promptRecord = z
  .object({
    id,
    prompt: z.string(),
    num_results: z.int(),
    number_recommended_images: z.int(),
    model: z.string(),
    duration_ms: z.int(),
    created_at: timestamp,
  })
  .meta({ id: 'PromptRecord' });

export type CreatePrompt = z.infer<typeof createPrompt>;
export type RecommendQuery = z.infer<typeof recommendQuery>;
export type RecommendFilters = z.infer<typeof recommendFilters>;
export type RecommendationDto = z.infer<typeof recommendation>;
export type RecommendationsDto = z.infer<typeof recommendations>;
