import { MAX_PHOTO_BYTES, MAX_PHOTO_PIXELS } from '#catalog';

const LIMITS = `JPEG, PNG or WebP, at most ${MAX_PHOTO_BYTES / 1_048_576} MB and ${MAX_PHOTO_PIXELS / 1e6} megapixels`;

/** The part of a form that is a photo, as the document has it. */
export function photoPart(description?: string) {
  return {
    type: 'string',
    format: 'binary',
    minLength: 1,
    description: description === undefined ? LIMITS : `${description}. ${LIMITS}`,
  };
}
