import { z } from 'zod';

const numbers = z.array(z.number());

/**
 * What somebody may wear, told by a line through the space of the vectors: `weights` and `bias` give its logit among those of
 * the same `part`; `says` how loudly it says each of the model's names, by their places.
 */
const garment = z.object({
  part: z.string(),
  weights: numbers,
  bias: z.number(),
  says: z.record(z.string().regex(/^\d+$/), z.number().min(0)),
});

/**
 * `worn.json` of a model. Of a photo's vector, a person wears it where weights · vector + bias > 0. `names`: the directions of the
 * model's names for what is worn, orthonormal; `others`: places among them of what an item that is worn on a part is not.
 * `colours`: the directions of its names for colours, orthonormal and at right angles to the others. `garments`: how the names of
 * a worn item are told anew; `classes` are the places of the names of which an item has one.
 * `parts_revision`: how the parts of a person are found that the model's vectors are made by (`PARTS_REVISION`).
 */
export const wornFile = z.object({
  weights: numbers,
  bias: z.number(),
  parts_revision: z.int().min(1).default(1),
  names: z.array(numbers).default([]),
  others: z.record(z.string(), z.array(z.int().min(0))).default({}),
  colours: z.array(numbers).default([]),
  garments: z
    .object({
      classes: z.array(z.int().min(0)),
      /** The share of what the vector said before that stays. */
      kept: z.number().min(0).max(1),
      /** The squared length of the classes of an item. */
      loudness: z.number().positive(),
      told: z.array(garment).min(1),
    })
    .optional(),
});

export type WornFile = z.output<typeof wornFile>;
export type WornGarments = NonNullable<WornFile['garments']>;
