import { z } from 'zod';
import { textNumber } from './text-values.js';

/** A UUID, version 7 for everything that Vitrine creates: ordered by time. */
export const id = z.uuid().meta({ example: '0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e' });

export const timestamp = z.iso.datetime().meta({ example: '2026-11-20T12:00:00.000Z' });

/** Postgres stores every character but NUL; half of a surrogate pair is no character at all. */
export function isStorable(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}
export const NOT_STORABLE = 'Remove the characters that are not text';
export const storableText = z.string().refine(isStorable, NOT_STORABLE);

/** An object that comes as JSON in a form or a query string, where everything is text. `what` names it in the sentence. */
export function jsonText<T extends z.ZodType>(what: string, maxLength: number, schema: T) {
  return z
    .string()
    .max(maxLength)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.issues.push({ code: 'custom', message: `${what} must be a JSON object`, input: text });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

/** base64url, as `next_cursor` is. */
const CURSOR_FORM = /^[A-Za-z0-9_-]+$/;
const NO_CURSOR = 'Send next_cursor of the page before, as it is';

/** Of the longest listing of recommendations; the name of a group, as it is compared, may have as much. */
const LONGEST_CURSOR = 6_000;
/** An opaque place in a listing, given by the page before. */
export const cursor = z.string().min(1).max(LONGEST_CURSOR).regex(CURSOR_FORM, NO_CURSOR);

export const pageQuery = z.object({
  limit: textNumber(z.int().min(1).max(100)).default(20).describe('Items per page, 1 to 100'),
  cursor: cursor.optional().describe('`next_cursor` of the page before'),
});

/** A page of a listing: the items and where the next page starts, null on the last one. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next_cursor: z.string().nullable() });
}

/** RFC 9457 problem document. `detail` is a sentence for a person, `code` one for a program. */
export const problem = z
  .object({
    type: z
      .string()
      .describe('A name for `code` as a URI: to compare, not to open')
      .meta({ example: 'https://vitrine.dev/problems/photo-type-unsupported' }),
    title: z.string().meta({ example: 'Photo type unsupported' }),
    status: z.int().meta({ example: 422 }),
    detail: z.string().meta({ example: 'The photo is a GIF file. Send a JPEG, PNG or WebP.' }),
    code: z
      .string()
      .describe('What is wrong, for a program; docs/errors.md lists all of them')
      .meta({ example: 'PHOTO_TYPE_UNSUPPORTED' }),
    help: z
      .string()
      .optional()
      .describe('The address of a page that says what `code` means and what to do')
      .meta({ example: 'https://api.example/problems/photo-type-unsupported' }),
    request_id: z.string().meta({ example: 'b0c1c2f4-0a52-4f6e-8f6f-1f0f4e2d1c3b' }),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe('One entry for each field that is wrong'),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof problem>;
export type PageQuery = z.infer<typeof pageQuery>;
export type Page<T> = { items: T[]; next_cursor: string | null };
