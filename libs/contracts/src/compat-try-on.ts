import { z } from 'zod';
import { id, storableText } from './common.js';
import { tryOnMode, tryOnOptionFields } from './try-on.js';

const garmentWord = storableText
  .max(60)
  .trim()
  .describe('What the garment is, in a word: tshirt, polo, dress, jeans, jacket …')
  .meta({ example: 'tshirt' });

/** The text fields of `POST /api/tryon/submit`. What it does not know, it ignores, as that API does. */
export const submitTryOn = z
  .object({
    user_image_url: z
      .string()
      .max(2_048)
      .optional()
      .describe('The person photo, instead of user_image')
      .meta({ example: 'https://shop.example/photos/person.jpg' }),
    product_image_url: z
      .string()
      .max(2_048)
      .optional()
      .describe('The garment photo, instead of product_image')
      .meta({ example: 'https://shop.example/photos/red-dress.jpg' }),
    garment_type: garmentWord.optional(),
    mode: tryOnMode.optional().describe('Without it, the best that this installation has'),
    preserve_face: tryOnOptionFields.preserve_face,
    preserve_background: tryOnOptionFields.preserve_background,
    realism_level: tryOnOptionFields.realism_level,
    max_retries: tryOnOptionFields.max_retries,
  })
  .meta({ id: 'SubmitTryOn' });

export const submittedTryOn = z
  .object({ job_id: id, status: z.literal('QUEUED'), message: z.string() })
  .meta({
    id: 'SubmittedTryOn',
    example: {
      job_id: '550e8400-e29b-41d4-a716-446655440000',
      status: 'QUEUED',
      message: 'Job submitted successfully',
    },
  });

export const submittedTryOnStatus = z
  .object({
    job_id: id,
    status: z.enum(['QUEUED', 'PROCESSING', 'DONE', 'FAILED']),
    mode: tryOnMode,
    result_image_url: z.string().nullable().describe('A path of this server, signed'),
    quality_score: z.number().nullable(),
    retry_count: z.int(),
    created_at: z.string().describe('UTC, without a zone'),
    completed_at: z.string().nullable(),
    error_code: z.string().nullable(),
    error_message: z.string().nullable(),
  })
  .meta({
    id: 'SubmittedTryOnStatus',
    example: {
      job_id: '550e8400-e29b-41d4-a716-446655440000',
      status: 'DONE',
      mode: 'draft',
      result_image_url: '/results/550e8400-e29b-41d4-a716-446655440000.png?of=…&exp=…&sig=…',
      quality_score: 0.85,
      retry_count: 0,
      created_at: '2026-02-09T12:00:00',
      completed_at: '2026-02-09T12:00:15',
      error_code: null,
      error_message: null,
    },
  });

/** `#rgb` or `#rrggbb`, with or without the sign. @returns `#rrggbb` */
const hexColour = z
  .string()
  .trim()
  .regex(/^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/, 'Send a hex colour such as #1e90ff')
  .transform((text) => {
    const digits = text.replace('#', '').toLowerCase();
    return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`;
  });

/** The text fields of `POST /api/virtual-tryon`. */
export const virtualTryOn = z
  .object({
    clothing_name: storableText
      .max(300)
      .trim()
      .min(1)
      .describe('Without clothing_image: the name or the external_id of an item of the catalogue')
      .meta({ example: 'Red linen dress' }),
    clothing_type: garmentWord.optional(),
    clothing_color: hexColour.optional().describe('The garment is recoloured').meta({ example: '#1e90ff' }),
    clothing_size: storableText
      .max(20)
      .trim()
      .optional()
      .describe('Accepted; a picture shows no size')
      .meta({ example: 'M' }),
  })
  .meta({ id: 'VirtualTryOn' });

export const virtualTryOnResult = z
  .object({
    success: z.literal(true),
    result_image_url: z.url(),
    message: z.string(),
    mode: tryOnMode,
    job_id: id,
  })
  .meta({
    id: 'VirtualTryOnResult',
    example: {
      success: true,
      result_image_url:
        'https://vitrine.example/api/results/result_550e8400-e29b-41d4-a716-446655440000.jpg?of=…&exp=…&sig=…',
      message: 'Virtual try-on completed successfully',
      mode: 'draft',
      job_id: '550e8400-e29b-41d4-a716-446655440000',
    },
  });

export const virtualTryOnPending = z
  .object({
    success: z.literal(false),
    status: z.literal('processing'),
    job_id: id,
    status_url: z.url(),
    result_image_url: z.url().describe('Where the picture will be'),
    message: z.string(),
  })
  .meta({
    id: 'VirtualTryOnPending',
    example: {
      success: false,
      status: 'processing',
      job_id: '550e8400-e29b-41d4-a716-446655440000',
      status_url: 'https://vitrine.example/api/tryon/550e8400-e29b-41d4-a716-446655440000',
      result_image_url:
        'https://vitrine.example/api/results/result_550e8400-e29b-41d4-a716-446655440000.jpg?of=…&exp=…&sig=…',
      message: 'The try-on is still being made: ask again at status_url',
    },
  });

const JOB_ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** `/results/{file}` */
export const resultFile = z.object({
  file: z.string().regex(new RegExp(`^${JOB_ID}\\.png$`), 'A result is called <job_id>.png'),
});

/** `/api/results/{filename}` */
export const jpegResultFile = z.object({
  filename: z
    .string()
    .regex(new RegExp(`^result_${JOB_ID}\\.jpg$`), 'A result is called result_<job_id>.jpg'),
});

export type SubmitTryOn = z.infer<typeof submitTryOn>;
export type SubmittedTryOnDto = z.infer<typeof submittedTryOn>;
export type SubmittedTryOnStatusDto = z.infer<typeof submittedTryOnStatus>;
export type VirtualTryOn = z.infer<typeof virtualTryOn>;
export type VirtualTryOnResultDto = z.infer<typeof virtualTryOnResult>;
export type VirtualTryOnPendingDto = z.infer<typeof virtualTryOnPending>;
export type ResultFile = z.infer<typeof resultFile>;
export type JpegResultFile = z.infer<typeof jpegResultFile>;
