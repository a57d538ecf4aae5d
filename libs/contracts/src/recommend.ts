import { z } from 'zod';
import { cursor, id, storableText } from './common.js';
import {
  filterParameters,
  IMPOSSIBLE_RANGE,
  rangeIsPossible,
  recommendFilters,
} from './recommend-filters.js';
import { formBoolean, textNumber } from './text-values.js';

export const promptText = z
  .string()
  .max(2000)
  .trim()
  .min(1, 'Say what to look for')
  .describe('What a shopper looks for, in any of nine languages')
  .meta({ example: 'a red summer dress' });
export const numResults = textNumber(z.int().min(1).max(100))
  .default(10)
  .describe('How many items, 1 to 100');

const exclusions = z
  .union([storableText.max(200).trim().min(1), z.array(storableText.max(200).trim().min(1)).min(1).max(10)])
  .transform((value) => [value].flat());

export const fallback = z.enum(['none', 'popular', 'closest']);

/** How results are chosen and ordered; the same on every route that recommends. */
const optionShape = {
  num_results: numResults,
  min_score: textNumber(z.number().min(0).max(1))
    .optional()
    .describe(
      "Leaves out what scores less. Without it nothing is cut, and the model's own floor says whether anything fits",
    ),
  fallback: fallback
    .default('closest')
    .describe(
      'When nothing scores enough: `closest` gives the nearest items all the same, `popular` what shoppers ' +
        'of this shop liked lately, `none` nothing. `fallback_used` says that it came to that',
    ),
  exclude: exclusions
    .optional()
    .describe('Less of: what shows any of these falls back. "not floral" in the prompt does the same')
    .meta({ example: ['leather'] }),
  diversity: textNumber(z.number().min(0).max(1))
    .default(0)
    .describe('0: by score alone. Above: each next item should also differ from those before it'),
  collapse_variants: formBoolean
    .default(true)
    .describe('Of the items of one `variant_group`, the best alone'),
  cursor: cursor
    .optional()
    .describe('`next_cursor` of the page before; everything else as it was then')
    // The first page has none: a page of docs that fills fields in leaves it empty.
    .meta({ example: '' }),
};

const textWeight = textNumber(z.number().min(0).max(1))
  .optional()
  .describe(
    'How much name, category, style, attributes, description and `external_id` count beside the photo: 0 not at all, ' +
      '1 alone. Unless given, as the installation is configured',
  )
  .meta({ example: 0.6 });

/** `POST /api/prompts` */
export const createPrompt = z
  .strictObject({
    prompt: promptText,
    ...optionShape,
    text_weight: textWeight,
    filters: recommendFilters.optional().describe('Only items that meet all of them'),
  })
  .meta({
    id: 'CreatePrompt',
    example: {
      prompt: 'a light summer dress, not floral',
      num_results: 10,
      filters: { category: ['dresses'], price_max: 80 },
      fallback: 'popular',
      diversity: 0.3,
    },
  });

/** `GET /api/recommend`: the same as a query string, the filters as parameters of their own. */
export const recommendQuery = z
  .strictObject({ prompt: promptText, ...optionShape, text_weight: textWeight, ...filterParameters })
  .refine(rangeIsPossible, IMPOSSIBLE_RANGE);

/** `GET /api/images/{id}/similar` */
export const similarQuery = z
  .strictObject({ ...optionShape, ...filterParameters })
  .refine(rangeIsPossible, IMPOSSIBLE_RANGE);

/** `GET /api/images/{id}/look` */
export const lookQuery = z.strictObject({ num_results: numResults });

/** The text fields of `POST /api/recommend/photo`; the photo is the file part `photo`. */
export const recommendByPhoto = z
  .strictObject({
    prompt: promptText.optional().describe('Words beside the photo: "the same in green"'),
    photo_weight: textNumber(z.number().min(0).max(1))
      .default(0.5)
      .describe('With a prompt: how much the photo counts; the prompt counts for the rest'),
    ...optionShape,
    ...filterParameters,
  })
  .refine(rangeIsPossible, IMPOSSIBLE_RANGE)
  .meta({ id: 'RecommendByPhoto' });

/** What asked for a recommendation. */
export const recommendationSource = z.enum(['prompt', 'photo', 'similar', 'look', 'popular']);

export const recommendation = z
  .object({
    image_id: id,
    external_id: z.string().nullable(),
    name: z.string(),
    score: z
      .number()
      .min(0)
      .max(1)
      .describe(
        'How sure it is that this is what the prompt asks for: by the photo or by the text, whichever is surer',
      ),
    category: z.string().nullable(),
    style: z.string().nullable(),
    age_group: z.string().nullable(),
    price: z.number().nullable(),
    currency: z.string().nullable(),
    url: z.string().nullable(),
    in_stock: z.boolean(),
    variant_group: z.string().nullable(),
    photo_url: z.url(),
    preview_url: z.url(),
    thumbnail_url: z.url(),
  })
  .meta({ id: 'Recommendation' });

const exampleId = '0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e';
const exampleImage = '0199f1c2-9b00-7c21-8f10-51d0a6f1c003';

/** What a prompt was read as, in English. */
export const understood = z
  .object({
    classes: z
      .array(z.object({ name: z.string(), share: z.number().min(0).max(1) }))
      .describe('Clothes that it names, or that go with the occasion it names, the likeliest first'),
    colours: z.array(z.string()),
    not: z.array(z.string()).describe('What is not wanted'),
  })
  .meta({ id: 'Understood' });

export const recommendations = z
  .object({
    prompt_id: id,
    model: z.string().meta({ example: 'vitrine-mini@1.0.0' }),
    results: z.array(recommendation).describe('Best first'),
    fallback_used: fallback
      .nullable()
      .describe(
        'null when something fits, or nothing is there to be given. Otherwise what was given in its place',
      ),
    next_cursor: z.string().nullable().describe('Where the next page starts, null on the last one'),
    understood: understood
      .optional()
      .describe(
        'What the prompt was read as, whichever of nine languages it is in; none where nothing was said',
      ),
    warnings: z
      .array(z.string())
      .optional()
      .describe(
        'What the shopper or the shop should know: that a prompt was cut, that no item is in a category',
      ),
  })
  .meta({
    id: 'Recommendations',
    example: {
      prompt_id: exampleId,
      model: 'vitrine-mini@1.0.0',
      results: [
        {
          image_id: exampleImage,
          external_id: 'dress-17',
          name: 'Red linen dress',
          score: 0.91,
          category: 'dresses',
          style: 'casual',
          age_group: 'adult',
          price: 49.9,
          currency: 'EUR',
          url: 'https://shop.example/dress-17',
          in_stock: true,
          variant_group: 'linen-dress',
          photo_url: `https://vitrine.example/api/images/${exampleImage}/photo?of=a&v=b&sig=c`,
          preview_url: `https://vitrine.example/api/images/${exampleImage}/preview?of=a&v=b&sig=c`,
          thumbnail_url: `https://vitrine.example/api/images/${exampleImage}/thumbnail?of=a&v=b&sig=c`,
        },
      ],
      fallback_used: null,
      next_cursor: null,
      understood: { classes: [{ name: 'dress', share: 1 }], colours: ['red'], not: [] },
    },
  });

export type SimilarQuery = z.infer<typeof similarQuery>;
export type LookQuery = z.infer<typeof lookQuery>;
export type RecommendByPhoto = z.infer<typeof recommendByPhoto>;
export type RecommendationSource = z.infer<typeof recommendationSource>;
export type Fallback = z.infer<typeof fallback>;
export type CreatePrompt = z.infer<typeof createPrompt>;
export type RecommendQuery = z.infer<typeof recommendQuery>;
export type RecommendationDto = z.infer<typeof recommendation>;
export type UnderstoodDto = z.infer<typeof understood>;
export type RecommendationsDto = z.infer<typeof recommendations>;
