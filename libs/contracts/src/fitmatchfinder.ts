import { z } from 'zod';
import { recommendations } from './recommend.js';
import { textNumber } from './text-values.js';

const groupFields = { name: z.string().meta({ example: 'dress' }), description: z.string().nullable() };
const number = z.int().min(1).meta({ example: 12 });

/** An item as FitMatchFinder's clients know it: integers for ids, `Processor_embedded` once it can be found. */
export const fmfImage = z
  .object({
    ImageID: number,
    id: z.uuid().describe('The id of the same item on the other routes'),
    name: z.string().meta({ example: 'Red linen dress' }),
    Photo: z.url().meta({ example: 'https://vitrine.example/api/images/0199f1c2/photo?of=a&v=b&sig=c' }),
    Processor_embedded: z.boolean(),
    Category: z.object({ CategoryId: number, ...groupFields }).nullable(),
    Styles: z.object({ StyleId: number, ...groupFields }).nullable(),
    AgeGroup: z.object({ AgeGroupId: number, ...groupFields }).nullable(),
  })
  .meta({ id: 'FitMatchFinderImage' });

export const fmfImages = z.array(fmfImage);

export const fmfRecommendations = z
  .object({
    PromptID: z.uuid(),
    prompt: z.string().meta({ example: 'summer dress' }),
    number_recommended_images: z.int(),
    images: z.array(fmfImage.extend({ score: recommendations.shape.results.element.shape.score })),
  })
  .meta({ id: 'FitMatchFinderRecommendations' });

/** A group by its name, as everywhere, by its number, or by its id on the other routes. */
const group = z
  .union([z.string().max(100).trim().min(1), z.int().min(1).transform(String)])
  .optional()
  .describe('Its name, its number, or its id')
  .meta({ example: 'dress' });

/** The fields of a form or a JSON body; those of Django's names and those of the other routes mean the same. */
const imageFields = {
  Category: group,
  category: group,
  Styles: group,
  style: group,
  AgeGroup: group,
  age_group: group,
};

const name = z.string().max(300).trim().min(1).meta({ example: 'Red linen dress' });

export const fmfCreateImage = z
  .strictObject({ name, ...imageFields })
  .meta({ id: 'FitMatchFinderCreateImage' });
export const fmfUpdateImage = z
  .strictObject({ name: name.optional(), ...imageFields })
  .meta({ id: 'FitMatchFinderUpdateImage' });

export const fmfPrompt = z
  .strictObject({
    prompt: z.string().max(2000).trim().min(1).meta({ example: 'summer dress' }),
    num_results: textNumber(z.int().min(1).max(100)).default(5),
  })
  .meta({ id: 'FitMatchFinderPrompt' });

export type FmfImageDto = z.infer<typeof fmfImage>;
export type FmfCreateImage = z.infer<typeof fmfCreateImage>;
export type FmfUpdateImage = z.infer<typeof fmfUpdateImage>;
export type FmfPrompt = z.infer<typeof fmfPrompt>;
export type FmfRecommendationsDto = z.infer<typeof fmfRecommendations>;
