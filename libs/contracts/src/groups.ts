import { z } from 'zod';
import { id, pageOf, storableText } from './common.js';
import { wordBoolean } from './text-values.js';

/** The name of a category, a style or an age group. */
export const groupName = storableText.max(100).trim().min(1);

const name = groupName.describe('Case and white space aside, there is one of a name');

const description = storableText.max(2000).trim().describe("For the shop's own people");

const example = {
  id: '0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e',
  name: 'Summer dresses',
  description: 'Light dresses for warm days',
  image_count: 42,
};

/** A category, a style or an age group: made by a shop, or by the first item that names it. */
export const group = z
  .object({ id, name: z.string(), description: z.string().nullable(), image_count: z.int() })
  .meta({ id: 'Group', example });

export const groupPage = pageOf(group).meta({
  id: 'GroupPage',
  example: { items: [example], next_cursor: null },
});

export const createGroup = z
  .strictObject({ name, description: description.optional() })
  .meta({ id: 'CreateGroup', example: { name: example.name, description: example.description } });

/** Only what is sent changes; null empties. */
export const updateGroup = z
  .strictObject({ name: name.optional(), description: description.nullable().optional() })
  .refine((body) => Object.keys(body).length > 0, 'Send at least one of name, description')
  .meta({ id: 'UpdateGroup', minProperties: 1, example: { description: example.description } });

export const deleteGroupQuery = z.strictObject({
  detach: wordBoolean
    .default(false)
    .describe('true: items that are in it lose it. Otherwise it is not deleted while there are any'),
});

export type GroupDto = z.infer<typeof group>;
export type CreateGroup = z.infer<typeof createGroup>;
export type UpdateGroup = z.infer<typeof updateGroup>;
export type DeleteGroupQuery = z.infer<typeof deleteGroupQuery>;
