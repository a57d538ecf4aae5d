import { z } from 'zod';
import { id, pageOf, pageQuery, storableText, timestamp } from './common.js';
import { TRY_ON_ERRORS_TEXT } from './try-on-errors.js';
import { formBoolean, textNumber, wordBoolean } from './text-values.js';

export const MAX_GARMENTS = 3;

/** A field of a form that may be repeated. */
function oneOrMore<T extends z.ZodType>(item: T) {
  return z
    .union([item, z.array(item).min(1).max(MAX_GARMENTS)])
    .transform((value) => [value].flat() as z.output<T>[]);
}

export const tryOnGarmentType = z.enum(['auto', 'top', 'bottom', 'dress', 'outer']);
export const tryOnMode = z.enum(['draft', 'final']);
export const tryOnStep = z.enum(['segmentation', 'pose', 'warp', 'inpainting', 'blend', 'done']);

/** Of a shopper's browser: with a publishable token, only whoever knows it may list its jobs. */
const session = storableText
  .min(16, 'Use at least 16 random characters')
  .max(200)
  .describe(
    "A secret that the shopper's browser made up (a UUID will do). With a publishable token it is needed to list " +
      'the jobs that were sent with it.',
  )
  .meta({ example: '5f0c1c1e-94a6-4b37-9f3c-1f5b7d1e2a90' });

/** How a try-on is made: what may be asked for. */
export const tryOnOptions = z.object({
  preserve_face: z.boolean(),
  preserve_background: z.boolean(),
  realism_level: z.int().min(1).max(5),
  max_retries: z.int().min(0).max(3),
  seed: z.int().min(0).max(2_147_483_647),
  num_results: z.int().min(1).max(4),
});
export type TryOnOptions = z.infer<typeof tryOnOptions>;

/** What is taken where nothing is asked for. */
export const DEFAULT_TRY_ON_OPTIONS: TryOnOptions = {
  preserve_face: true,
  preserve_background: true,
  realism_level: 3,
  max_retries: 2,
  seed: 0,
  num_results: 1,
};

/** The text fields of an option, in a form. */
export const tryOnOptionFields = {
  preserve_face: formBoolean.default(DEFAULT_TRY_ON_OPTIONS.preserve_face),
  preserve_background: formBoolean.default(DEFAULT_TRY_ON_OPTIONS.preserve_background),
  realism_level: textNumber(tryOnOptions.shape.realism_level).default(DEFAULT_TRY_ON_OPTIONS.realism_level),
  max_retries: textNumber(tryOnOptions.shape.max_retries).default(DEFAULT_TRY_ON_OPTIONS.max_retries),
  seed: textNumber(tryOnOptions.shape.seed).default(DEFAULT_TRY_ON_OPTIONS.seed),
  num_results: textNumber(tryOnOptions.shape.num_results).default(DEFAULT_TRY_ON_OPTIONS.num_results),
};

/** The text fields of `POST /api/tryon`; the photos are the file parts `person_image` and `clothing_image`. */
export const createTryOn = z
  .strictObject({
    image_id: oneOrMore(id)
      .optional()
      .describe('Items of the catalogue, instead of clothing_image. Repeat the field for up to three.'),
    garment_type: oneOrMore(tryOnGarmentType)
      .optional()
      .describe(
        'What the garment is; one for each garment, in their order. Without it, the photo is looked at.',
      ),
    mode: tryOnMode
      .optional()
      .describe('`draft` composites, `final` renders. Without it, the best that this installation has.'),
    ...tryOnOptionFields,
    preserve_face: tryOnOptionFields.preserve_face.describe(
      'Of `final`: the face stays as in the photo, to the pixel',
    ),
    preserve_background: tryOnOptionFields.preserve_background.describe(
      'Of `final`: all that is not the person stays as in the photo',
    ),
    seed: tryOnOptionFields.seed.describe(
      'Of `final`: another one gives another picture of the same request. The first picture of a `draft` is the same for each',
    ),
    num_results: tryOnOptionFields.num_results.describe(
      'How many pictures, 1 to 4. Those of a `draft` differ by some percent of width and length, and not where the garment is worn in its photo',
    ),
    realism_level: tryOnOptionFields.realism_level.describe(
      'How much of the old light and folds is laid over the new garment',
    ),
    max_retries: tryOnOptionFields.max_retries.describe('Further attempts when a result is not good enough'),
    session: session.optional(),
    consent: storableText
      .max(100)
      .trim()
      .min(1)
      .optional()
      .describe(
        'Version of the text that whoever is in the photo agreed to. Kept with the job; a key may demand it.',
      )
      .meta({ example: 'photo-consent-2' }),
  })
  .meta({ id: 'CreateTryOn' });

export const tryOnAccepted = z.object({ job_id: id, status: z.literal('queued') }).meta({
  id: 'TryOnAccepted',
  example: { job_id: 'c3e8a4b1-5d2f-4c60-9a0e-2b7d1f6c8e34', status: 'queued' },
});

/** What has to be another for a try-on to succeed. */
export const tryOnAtFault = z.enum(['person_photo', 'garment_photo', 'garment']);
export type TryOnAtFault = z.infer<typeof tryOnAtFault>;

export const tryOnStatus = z.enum(['pending', 'processing', 'completed', 'failed']);

const quality = z.record(z.string(), z.number()).describe('The parts of the score, each 0 to 1');

const tryOnResult = z.object({
  url: z
    .url()
    .describe('Signed; works without a key until `expires_at`. With `&format=jpeg` behind it, a JPEG'),
  seed: z.int(),
  retries: z.int(),
  quality_score: z.number(),
  quality,
});

const jobShape = {
  job_id: id,
  status: tryOnStatus,
  progress: z.int().min(0).max(100),
  step: tryOnStep.optional().describe('What is being done, while `processing`'),
  mode: tryOnMode.describe('What is made: a draft is never passed off as final'),
  result_url: z
    .url()
    .optional()
    .describe(
      'The first result, a PNG. Signed; works without a key until `expires_at`. With `&format=jpeg` behind it, a JPEG ' +
        'of about a tenth of the bytes',
    ),
  results: z.array(tryOnResult).optional(),
  quality_score: z.number().optional(),
  quality: quality.optional(),
  retries: z.int().optional(),
  renderers: z
    .array(
      z.object({
        name: z.string().meta({ example: 'images-edits' }),
        model: z.string().meta({ example: 'FLUX.2-klein-4B' }),
        images: z.int().describe('That it made, those that were not good enough among them'),
        photos_left_house: z
          .boolean()
          .describe('Whether it was sent the photos outside of what the operator of this installation runs'),
      }),
    )
    .optional()
    .describe('Of a final try-on: who was asked to render it, one that failed among them'),
  consent: z
    .object({ version: z.string().meta({ example: 'photo-consent-2' }), given_at: timestamp })
    .optional()
    .describe('Which text the shopper agreed to, and when the job was made with that'),
  timings_ms: z.record(z.string(), z.number()).optional().describe('Milliseconds by stage'),
  error: z
    .object({
      code: z
        .string()
        .describe(`There may be others to come. ${TRY_ON_ERRORS_TEXT}`)
        .meta({ example: 'SEGMENTATION_FAILED' }),
      message: z.string().meta({ example: 'No person was found in person_image.' }),
      at_fault: tryOnAtFault
        .optional()
        .describe(
          'Another of what would help, where that is one thing: the photo of the person, the photo of the garment, or ' +
            'another garment, since this is none that can be worn so (shoes, a hat)',
        ),
    })
    .optional(),
  detail: z
    .object({ error: z.string(), job_id: id })
    .optional()
    .describe('The error once more, while `failed`'),
  created_at: timestamp,
  completed_at: timestamp.nullable(),
  expires_at: timestamp.describe('Then the job and its results are deleted'),
};

const example = {
  job_id: 'c3e8a4b1-5d2f-4c60-9a0e-2b7d1f6c8e34',
  status: 'processing',
  step: 'inpainting',
  progress: 55,
  mode: 'draft',
  created_at: '2026-11-20T12:00:00.000Z',
  completed_at: null,
  expires_at: '2026-11-23T12:00:00.000Z',
};

export const tryOnJobSummary = z.object(jobShape).meta({ id: 'TryOnJobSummary', example });

export const tryOnJob = z
  .object({
    ...jobShape,
    result_b64: z
      .string()
      .optional()
      .describe('The first result as base64, where results are not stored in S3'),
  })
  .meta({
    id: 'TryOnJob',
    example,
  });

export const tryOnArtefacts = z
  .object({
    items: z.array(
      z.object({
        name: z.string().meta({ example: 'person_mask.png' }),
        content_type: z.enum(['image/png', 'application/json']),
        base64: z.string().describe('The file itself'),
      }),
    ),
  })
  .meta({
    id: 'TryOnArtefacts',
    example: { items: [{ name: 'person_mask.png', content_type: 'image/png', base64: 'iVBORw0KGgo=' }] },
  });

/** What `GET /api/tryon/{job_id}/events` answers: each `data` is a TryOnJobSummary. */
export const tryOnEventStreamExample = `retry: 2000\n\nid: processing-1-55\ndata: ${JSON.stringify(example)}\n\n`;

export const tryOnJobQuery = z.strictObject({
  result_b64: wordBoolean
    .default(true)
    .describe('false leaves `result_b64` out: about a megabyte that `result_url` gives too'),
});

export const tryOnPage = pageOf(tryOnJobSummary).meta({ id: 'TryOnPage' });

export const tryOnQuery = pageQuery
  .extend({
    status: tryOnStatus.optional().describe('Only jobs of this status'),
    session: session.optional(),
  })
  .strict();

/** What a picture may be had as. */
export const tryOnResultFormat = z.enum(['png', 'jpeg']);

/** The parameters of a signed URL of a result: take it as it is. Without them, a key is needed. */
export const resultFileQuery = z.strictObject({
  n: textNumber(z.int().min(0).max(3)).default(0).describe('Which of several results'),
  of: z.string().max(64).optional().describe('Whose result it is'),
  exp: z.string().max(16).optional().describe('Until when the URL works, seconds since 1970'),
  sig: z.string().max(64).optional().describe('Signature over the rest, `format` aside'),
});

export const tryOnResultQuery = resultFileQuery.extend({
  format: tryOnResultFormat
    .default('png')
    .describe(
      '`jpeg`: about a tenth of the bytes, made when it is asked for; it may be put behind a signed URL',
    ),
});

export type CreateTryOn = z.infer<typeof createTryOn>;
export type TryOnAcceptedDto = z.infer<typeof tryOnAccepted>;
export type TryOnJobDto = z.infer<typeof tryOnJob>;
export type TryOnJobSummaryDto = z.infer<typeof tryOnJobSummary>;
export type TryOnArtefactsDto = z.infer<typeof tryOnArtefacts>;
export type TryOnPage = z.infer<typeof tryOnPage>;
export type TryOnJobQuery = z.infer<typeof tryOnJobQuery>;
export type TryOnQuery = z.infer<typeof tryOnQuery>;
export type ResultFileQuery = z.infer<typeof resultFileQuery>;
export type TryOnResultQuery = z.infer<typeof tryOnResultQuery>;
export type TryOnResultFormat = z.infer<typeof tryOnResultFormat>;
export type TryOnStatusDto = z.infer<typeof tryOnStatus>;
