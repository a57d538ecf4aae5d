import { z } from 'zod';
import { id, pageOf, pageQuery, timestamp } from './common.js';
import { createImage } from './images.js';

/** Where the photo of a row is. With neither, an item that is there keeps the photo that it has. */
const photoSource = {
  photo_url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional()
    .describe('A public URL of the photo')
    .meta({ example: 'https://shop.example/photos/red-dress.jpg' }),
  photo: z
    .string()
    .min(1)
    .max(400)
    .optional()
    .describe('Name of the photo within the same zip')
    .meta({ example: 'photos/red-dress.jpg' }),
};

/** One line of NDJSON, or one record of CSV, in which unknown columns are attributes. */
export const importRow = createImage
  .extend(photoSource)
  .refine(
    ({ photo, photo_url }) => photo === undefined || photo_url === undefined,
    'Give photo or photo_url, not both',
  )
  .meta({ id: 'ImportRow', not: { required: ['photo', 'photo_url'] } });

export const importFormat = z.enum(['csv', 'ndjson', 'zip']);

/** `queued` → `reading` the table → `running` row by row → `completed`, or `failed` with nothing imported. */
export const importStatus = z.enum(['queued', 'reading', 'running', 'completed', 'failed']);

export const imageImport = z
  .object({
    id,
    status: importStatus.meta({ example: 'completed' }),
    format: importFormat,
    total_rows: z.int().nullable().describe('Null until the table has been read').meta({ example: 120 }),
    done_rows: z.int().describe('Rows that were tried: created + updated + failed').meta({ example: 120 }),
    created: z.int().meta({ example: 118 }),
    updated: z.int().meta({ example: 0 }),
    failed: z.int().meta({ example: 2 }),
    error: z
      .object({ code: z.string(), message: z.string() })
      .nullable()
      .describe('Why the file as a whole could not be used. Nothing of it was imported then.')
      .meta({ example: null }),
    errors_url: z.string().describe('The rows that failed, with reasons').meta({
      example: '/api/images/imports/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/errors',
    }),
    created_at: timestamp,
    finished_at: timestamp.nullable(),
  })
  .meta({ id: 'ImageImport' });

export const imageImportPage = pageOf(imageImport).meta({ id: 'ImageImportPage' });
export const importQuery = pageQuery.strict();

export const importErrorsQuery = z.strictObject({
  format: z.enum(['ndjson', 'csv']).default('ndjson').describe('How the report is written'),
});

/** A row that was not imported. */
export const importRowError = z
  .object({
    row: z.int().describe('Number of the row in the file, from 1, without the header'),
    external_id: z.string().nullable(),
    code: z.string().meta({ example: 'URL_REFUSED' }),
    message: z.string().meta({ example: 'The host of the URL did not answer with the file. (HTTP 404)' }),
  })
  .meta({ id: 'ImportRowError' });

export type ImportRow = z.infer<typeof importRow>;
export type ImportFormat = z.infer<typeof importFormat>;
export type ImageImportDto = z.infer<typeof imageImport>;
export type ImportErrorsQuery = z.infer<typeof importErrorsQuery>;
export type ImportRowErrorDto = z.infer<typeof importRowError>;
