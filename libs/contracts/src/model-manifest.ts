import { z } from 'zod';

const file = z.object({
  path: z.string(),
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** `models/<name>/manifest.json`: what a model folder holds and how its scores read. */
export const modelManifest = z.object({
  schema_version: z.literal(1),
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/),
  kind: z.literal('encoder'),
  family: z.enum(['clip', 'siglip']),
  revision: z.string().min(1),
  licence: z.string(),
  commercial_use: z.boolean(),
  source: z.string(),
  /** Length of an embedding. */
  dimension: z.int().positive(),
  /** Pixels, height then width. */
  input_size: z.tuple([z.int().positive(), z.int().positive()]),
  /** Tokens of a prompt, special ones included; longer prompts are cut. */
  context_length: z.int().positive(),
  layout: z.enum(['one-file', 'two-file']),
  precision: z.enum(['fp32', 'fp16', 'int8']),
  /** score = sigmoid(scale · cosine + bias) */
  score: z.object({ calibration: z.literal('logistic'), scale: z.number(), bias: z.number() }),
  files: z.array(file).min(1),
});

export type ModelManifest = z.infer<typeof modelManifest>;
