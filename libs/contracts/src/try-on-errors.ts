/** Why a try-on failed, by the code that its job says. */
export const TRY_ON_ERRORS = {
  INVALID_IMAGE_FORMAT: 'A photo is no JPEG, PNG or WebP, or is damaged',
  IMAGE_TOO_LARGE: 'A photo has too many pixels',
  PHOTO_TOO_SMALL: 'A photo has too few pixels to see anything in it',
  SEGMENTATION_FAILED: 'No person, or more than one, or no garment was found in its photo',
  BODY_NOT_SHOWN: 'The photo of the person shows little more than a face',
  POSE_FAILED: 'How the person stands cannot be told',
  WARP_FAILED: 'The garment cannot be laid onto the person',
  QUALITY_CHECK_FAILED: 'No picture came out well enough to be shown',
  NANO_API_ERROR: 'The renderer, a service elsewhere, made no picture',
  RENDERER_FAILED: 'The renderer, run by this installation, made no picture',
  GARMENT_TYPE_UNSUPPORTED: 'The renderer puts on no garment of this type',
  MODE_NOT_AVAILABLE: 'The API key was allowed to use the renderer, and is no more',
  QUOTA_EXCEEDED: 'The budget for renders was used up before the try-on was made',
  TIMEOUT: 'It took too long',
  STORAGE_ERROR: 'A photo is no longer there, or a store did not answer',
  INTERNAL_ERROR: 'A fault of this installation, which is logged',
} as const;

export type TryOnErrorCode = keyof typeof TRY_ON_ERRORS;

/** The codes with their meanings, as one text for the document. */
export const TRY_ON_ERRORS_TEXT = Object.entries(TRY_ON_ERRORS)
  .map(([code, meaning]) => `\`${code}\`: ${meaning}.`)
  .join(' ');
