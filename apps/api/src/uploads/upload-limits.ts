import { MAX_PHOTO_BYTES } from '#catalog';

/** Limits of a form with a photo. The largest text field is `attributes`: 20,000 characters. */
export const FORM_LIMITS = {
  fileSize: MAX_PHOTO_BYTES,
  files: 8,
  fields: 40,
  fieldNameSize: 100,
  fieldSize: 100_000,
  parts: 48,
  headerPairs: 50,
};

/** Beside photos, a form has its text fields and the borders between the parts. */
export const OTHER_PARTS_BYTES = 1024 * 1024;
export const MAX_FORM_BYTES = MAX_PHOTO_BYTES + OTHER_PARTS_BYTES;

/** What uploads of one process may hold in memory together; the next ones wait with their bodies unread. */
export const UPLOADS_IN_MEMORY_BYTES = 128 * 1024 * 1024;

/** What those of one key may hold of it, the first of them aside. */
export const KEY_SHARE_BYTES = 32 * 1024 * 1024;
