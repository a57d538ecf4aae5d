import { z } from 'zod';
import { storableText } from './common.js';
import { textNumber } from './text-values.js';

/** `GET /api/suggest` */
export const suggestQuery = z.strictObject({
  q: storableText
    .max(100)
    .trim()
    .min(1, 'Say what was typed so far')
    .describe('What was typed so far')
    .meta({ example: 'red dr' }),
  limit: textNumber(z.int().min(1).max(20)).default(8).describe('How many at most, 1 to 20'),
});

export const suggestionKind = z.enum(['category', 'style', 'prompt', 'name']);

export const suggestion = z.object({
  text: z.string().meta({ example: 'Red linen dress' }),
  kind: suggestionKind.describe(
    'Where it is from: a group of the shop, what others asked, or the name of an item',
  ),
});

export const suggestions = z
  .object({ suggestions: z.array(suggestion).describe('The likeliest first, each text once') })
  .meta({
    id: 'Suggestions',
    example: {
      suggestions: [
        { text: 'Dresses', kind: 'category' },
        { text: 'red dress for a wedding', kind: 'prompt' },
        { text: 'Red linen dress', kind: 'name' },
      ],
    },
  });

export type SuggestQuery = z.infer<typeof suggestQuery>;
export type SuggestionDto = z.infer<typeof suggestion>;
export type SuggestionsDto = z.infer<typeof suggestions>;
