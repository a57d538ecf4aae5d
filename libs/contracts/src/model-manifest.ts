import { z } from 'zod';

/** A relative path with forward slashes that cannot leave its folder. */
export const pathInFolder = z
  .string()
  .min(1)
  .refine(
    (path) => !/[\\\0:]/.test(path) && path.split('/').every((part) => !['', '.', '..'].includes(part)),
    'must be a relative path inside the model folder',
  );

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * What a file is for; `both-towers` in the one-file layout, `text` and `vision` in the two-file one. A `checkpoint` is
 * what a model folder is made from, and is in none.
 */
export const modelFileRole = z.enum([
  'config',
  'preprocessor',
  'tokenizer',
  'tokenizer-config',
  'text',
  'vision',
  'both-towers',
  'known-words',
  'worn-test',
  'reference-vectors',
  'checkpoint',
  'other',
]);

export const modelPrecision = z.enum(['fp32', 'fp16', 'int8']);

/**
 * How an int8 tower's weights are kept: bits and sign, a scale for each output channel; activations are quantised at run
 * time. Products of u8 activations with u8 weights, or with int8 ones of 7 bits, are exact on every processor; those with
 * int8 weights of full range are cut off where there is no VNNI, unless they are made u8 when they are loaded.
 */
export const quantisation = z.enum(['uint8-per-channel', 'int8-7-bit-per-channel', 'int8-per-channel']);

const file = z.object({
  path: pathInFolder,
  bytes: z.int().positive(),
  sha256,
  role: modelFileRole.optional(),
  /** Of a tower that comes in several; one without is of the precision that the manifest names. */
  precision: modelPrecision.optional(),
  /** Of an int8 tower that models/recipes/int8 made; published ones do not say. */
  quantisation: quantisation.optional(),
  /** SHA-256 of the file that this one was made from on this machine: split out of it, or made smaller. */
  derived_from: sha256.optional(),
});

const channels = z.tuple([z.number(), z.number(), z.number()]);

/** What is said of an encoder alike in the manifest of a folder and in the catalogue. */
export const modelDescription = {
  schema_version: z.literal(1),
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/),
  kind: z.literal('encoder'),
  family: z.enum(['clip', 'siglip']),
  licence: z.string(),
  commercial_use: z.boolean(),
  /** Length of an embedding. */
  dimension: z.int().positive(),
  /** Pixels, height then width. */
  input_size: z.tuple([z.int().positive(), z.int().positive()]),
  /** Tokens of a prompt, special ones included; longer prompts are cut. */
  context_length: z.int().positive(),
  layout: z.enum(['one-file', 'two-file']),
  /** Of the towers that are used unless another is asked for. */
  precision: modelPrecision,
  /** What the model's makers do to a photo, for people; the loader reads `preprocessor_config.json`. */
  preprocessing: z
    .object({
      resize: z.enum(['shortest-edge-then-crop', 'squash']),
      resample: z.enum(['bicubic', 'bilinear']),
      mean: channels,
      std: channels,
    })
    .optional(),
  /** score = sigmoid(scale · cosine + bias); `calibrated: false` marks values that nobody has measured. */
  score: z.object({
    calibration: z.literal('logistic'),
    scale: z.number(),
    bias: z.number(),
    calibrated: z.boolean().optional(),
    /** A score from which on a photo fits the prompt. */
    floor: z.number().min(0).max(1).default(0.5),
    /** The same curve for two photos; without it, the cosine itself is the score. */
    photo: z.object({ scale: z.number(), bias: z.number() }).optional(),
    /** A prompt that says nothing. Its share is taken out of every prompt before it is compared. */
    neutral_prompt: z.string().optional(),
  }),
};

/**
 * `models/<name>/manifest.json`: a complete model on this machine. Every file is known by size and SHA-256, which
 * is what a loader checks. What could be pulled is described by `catalogueEntry`.
 */
export const modelManifest = z.object({
  ...modelDescription,
  revision: z.string().min(1),
  source: z.string(),
  files: z.array(file).min(1),
});

export type ModelManifest = z.infer<typeof modelManifest>;
export type ModelFileRole = z.infer<typeof modelFileRole>;
export type ModelPrecision = z.infer<typeof modelPrecision>;

/** What the manifests of the try-on's own models say. */
const tryOnModel = z.object({
  schema_version: z.literal(1),
  name: modelDescription.name,
  revision: z.string().min(1),
  licence: z.string(),
  commercial_use: z.boolean(),
  source: z.string(),
  input_size: modelDescription.input_size,
  /** In the order of the output's channels. */
  classes: z.array(z.string()).min(2),
  files: z.array(file).min(1),
});

/** The manifest of a model that tells the parts of a person. */
export const parserManifest = tryOnModel.extend({ kind: z.literal('person-parser') });
/** The manifest of a model that tells a garment from what it lies on, and its kind. */
export const cutterManifest = tryOnModel.extend({ kind: z.literal('garment-cutter') });
/** The manifest of a model that finds the landmarks of a garment that is cut out; its classes are the kinds. */
export const landmarksManifest = tryOnModel.extend({ kind: z.literal('garment-landmarks') });

/** The manifest of a model that finds what is seen through a garment's neck. */
export const neckManifest = tryOnModel.omit({ classes: true }).extend({ kind: z.literal('garment-neck') });

/** The manifest of a model that finds the joints of a body: model.onnx, the photo's pixels as they are, channels last. */
export const poseManifest = tryOnModel.omit({ classes: true }).extend({ kind: z.literal('person-pose') });

/** The manifest of what tells right drafts by the features of the parser's encoder: weights.json. */
export const sightManifest = tryOnModel
  .omit({ classes: true, input_size: true })
  .extend({ kind: z.literal('draft-sight') });

/** The manifest of a network that draws the person in the garment: model.onnx, its weights in a file beside it. */
export const generatorManifest = tryOnModel.omit({ classes: true }).extend({
  kind: z.literal('try-on-generator'),
  precision: z.enum(['fp32', 'fp16', 'bf16']),
});
export type GeneratorManifest = z.infer<typeof generatorManifest>;

/** The manifest of a model that finds the 133 points of COCO-WholeBody by two axes (SimCC): model.onnx. */
export const wholeBodyManifest = tryOnModel
  .omit({ classes: true })
  .extend({ kind: z.literal('whole-body-pose') });
export type WholeBodyManifest = z.infer<typeof wholeBodyManifest>;

/** Any model that may lie in the folder of models. */
export const anyModelManifest = z.discriminatedUnion('kind', [
  modelManifest,
  parserManifest,
  cutterManifest,
  landmarksManifest,
  neckManifest,
  poseManifest,
  sightManifest,
  generatorManifest,
  wholeBodyManifest,
]);
export type AnyModelManifest = z.infer<typeof anyModelManifest>;
