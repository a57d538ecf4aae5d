import { TryOnFailedError, VitrineError } from '#sdk';
import type { TextId } from '../texts/en.js';

/** What to say of an error: by the codes of the API, of its try-on jobs, of the SDK and of this page. */
const texts: Record<string, TextId> = {
  SEGMENTATION_FAILED: 'errorNoPerson',
  BODY_NOT_SHOWN: 'errorTooClose',
  POSE_FAILED: 'errorPose',
  WARP_FAILED: 'errorWarp',
  QUALITY_CHECK_FAILED: 'errorQuality',
  NANO_API_ERROR: 'errorService',
  STORAGE_ERROR: 'errorService',
  INTERNAL_ERROR: 'errorService',
  TIMEOUT: 'errorTimeout',
  REQUEST_TIMEOUT: 'errorTimeout',
  TIMED_OUT: 'errorTimeout',
  INVALID_IMAGE_FORMAT: 'errorFormat',
  IMAGE_TOO_LARGE: 'errorTooLarge',
  PHOTO_TOO_LARGE: 'errorTooLarge',
  PHOTO_TOO_MANY_PIXELS: 'errorTooLarge',
  PHOTO_TOO_SMALL: 'errorTooSmall',
  PHOTO_TYPE_UNSUPPORTED: 'errorFormat',
  PHOTO_UNREADABLE: 'errorFormat',
  PHOTO_DAMAGED: 'errorFormat',
  PHOTO_EMPTY: 'errorFormat',
  PHOTO_ANIMATED: 'errorFormat',
  HEIC: 'errorHeic',
  CLOTHING_NOT_FOUND: 'errorItemGone',
  NOT_FOUND: 'errorItemGone',
  TOO_MANY_TRYONS: 'errorBusy',
  TOO_MANY_STREAMS: 'errorBusy',
  RATE_LIMITED: 'errorBusy',
  TOO_MANY_ATTEMPTS: 'errorBusy',
  QUOTA_EXCEEDED: 'errorQuota',
  CONSENT_REQUIRED: 'errorConsent',
  RESULT_GONE: 'expiredPicture',
  INDEX_REBUILDING: 'errorRebuilding',
  NOT_CONNECTED: 'errorOffline',
  CAMERA_REFUSED: 'errorCameraRefused',
  NO_CAMERA: 'errorNoCamera',
  KEY_UNUSABLE: 'errorSetUp',
  API_KEY_MISSING: 'errorSetUp',
  API_KEY_MALFORMED: 'errorSetUp',
  API_KEY_INVALID: 'errorSetUp',
  API_KEY_EXPIRED: 'errorSetUp',
  API_KEY_REVOKED: 'errorSetUp',
  SHOP_SUSPENDED: 'errorSetUp',
  ORIGIN_NOT_ALLOWED: 'errorSetUp',
  TOKEN_KIND_NOT_ALLOWED: 'errorSetUp',
};

/** Of a job, by what is at fault. Against the item's own no photo of the shopper helps. */
const ofItem: Partial<Record<NonNullable<TryOnFailedError['atFault']>, TextId>> = {
  garment: 'errorItemKind',
  garment_photo: 'errorItemPhoto',
};

export function errorTextId(error: unknown): TextId {
  if (!(error instanceof VitrineError)) return 'errorService';
  const atFault = error instanceof TryOnFailedError ? error.atFault : undefined;
  return (atFault && ofItem[atFault]) ?? texts[error.code] ?? 'errorService';
}

/** An error of this page, not of the API. */
export function pageError(code: string, cause?: unknown): VitrineError {
  return new VitrineError(code, code, 0, undefined, [], { cause });
}
