import type { SubmittedTryOnStatusDto, TryOnErrorCode } from '#contracts';
import type { TryOnRow, TryOnUrls } from '#try-on';

const WORDS: Record<TryOnRow['status'], SubmittedTryOnStatusDto['status']> = {
  receiving: 'QUEUED',
  queued: 'QUEUED',
  processing: 'PROCESSING',
  completed: 'DONE',
  failed: 'FAILED',
  cancelled: 'FAILED',
};

/** Codes that its document has not, and those of it that come closest. */
const CLOSEST: Partial<Record<string, TryOnErrorCode>> = {
  PHOTO_TOO_SMALL: 'INVALID_IMAGE_FORMAT',
  BODY_NOT_SHOWN: 'POSE_FAILED',
};

function documentedCode(code: string): string {
  return CLOSEST[code] ?? code;
}

/** The path of a result in this API. */
export function resultPathOf(jobId: string): string {
  return `/results/${jobId}.png`;
}

/** A job in the words of the documented service. */
export function submittedStatusOf(row: TryOnRow, urls: TryOnUrls): SubmittedTryOnStatusDto {
  const isDone = row.status === 'completed';
  return {
    job_id: row.id,
    status: WORDS[row.status],
    mode: row.mode as SubmittedTryOnStatusDto['mode'],
    result_image_url: isDone ? urls.signed(resultPathOf(row.id), row) : null,
    quality_score: row.qualityScore,
    retry_count: row.retries ?? 0,
    created_at: withoutZone(row.createdAt),
    completed_at: row.completedAt && withoutZone(row.completedAt),
    error_code: row.errorCode && documentedCode(row.errorCode),
    error_message: row.errorMessage,
  };
}

/** `2026-02-09T12:00:00`, UTC. */
function withoutZone(date: Date): string {
  return date.toISOString().slice(0, 19);
}
