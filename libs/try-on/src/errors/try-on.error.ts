import type { TryOnAtFault } from '#contracts';
import { DomainError } from '#platform';

export const TRY_ON_ERROR_CODES = [
  'INVALID_IMAGE_FORMAT',
  'IMAGE_TOO_LARGE',
  'SEGMENTATION_FAILED',
  'POSE_FAILED',
  'WARP_FAILED',
  'QUALITY_CHECK_FAILED',
  'NANO_API_ERROR',
  'TIMEOUT',
  'STORAGE_ERROR',
  /** Not of the document: a fault of ours, which is logged. */
  'INTERNAL_ERROR',
] as const;

export type TryOnErrorCode = (typeof TRY_ON_ERROR_CODES)[number];

/**
 * A try-on job failed for a reason that the shop's developer can act on: which stage gave up (`code`), a sentence
 * that names the photo at fault, and the same for programs (`atFault`), where one alone is.
 */
export class TryOnError extends DomainError {
  readonly kind = 'unprocessable';

  readonly atFault: TryOnAtFault | undefined;

  constructor(
    readonly code: TryOnErrorCode,
    message: string,
    { atFault, ...options }: ErrorOptions & { atFault?: TryOnAtFault | undefined } = {},
  ) {
    super(message, options);
    this.atFault = atFault;
  }
}
