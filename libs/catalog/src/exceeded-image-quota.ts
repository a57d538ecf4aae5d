/** SQLSTATE that the trigger on `images` raises; its detail is the quota. */
const IMAGE_QUOTA_EXCEEDED = 'VT001';

/** The quota of images that an insert went over, or undefined when it failed otherwise. */
export function exceededImageQuota(error: unknown): number | undefined {
  if (!(error instanceof Error && 'code' in error && error.code === IMAGE_QUOTA_EXCEEDED)) return undefined;
  return 'detail' in error ? Number(error.detail) : 0;
}
