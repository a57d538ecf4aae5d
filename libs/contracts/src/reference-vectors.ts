import { z } from 'zod';
import { sha256 } from './model-manifest.js';

/** Of length 1. */
const vector = z.array(z.number()).min(1);

/** SHA-256 of the towers that answered. */
const towers = z.object({ text: sha256, vision: sha256 });

/** What the towers of each precision that the folder has answer to one input, asked alone. */
const answers = { fp32: vector.optional(), int8: vector.optional() };

/**
 * `reference-vectors.json` of a model folder: what its towers answer to a few prompts and photos where every product is
 * exact. A process that loads the model in int8 asks it the same: against `fp32` it sees what int8 loses, against `int8`
 * whether it gets the vectors that every other machine gets.
 */
export const referenceVectors = z.object({
  schema_version: z.literal(1),
  made_with: z.object({ fp32: towers.optional(), int8: towers.optional() }),
  prompts: z.array(z.object({ prompt: z.string().min(1), ...answers })).min(1),
  photos: z.array(z.object({ /** The file, base64. */ png: z.base64(), ...answers })).min(1),
});

export type ReferenceVectors = z.infer<typeof referenceVectors>;
/** The precisions that reference vectors are of. */
export type ReferencePrecision = keyof ReferenceVectors['made_with'];
