import type { TryOnAtFault, TryOnJobSummaryDto, TryOnStatusDto } from '#contracts';
import type { TryOnStatus } from '#platform';
import { jobRenders } from './job-renders.js';
import type { TryOnRow } from './try-on-row.js';
import type { TryOnUrls } from './try-on-urls.js';

/** The word of the API for a job's status. A cancelled job is not shown at all. */
const WORDS: Record<Exclude<TryOnStatus, 'cancelled'>, TryOnStatusDto> = {
  receiving: 'pending',
  queued: 'pending',
  processing: 'processing',
  completed: 'completed',
  failed: 'failed',
};

/** The statuses that a word of the API stands for. */
export function statusesOf(word: TryOnStatusDto | undefined): TryOnStatus[] {
  const entries = Object.entries(WORDS) as [TryOnStatus, TryOnStatusDto][];
  return entries.filter(([, shown]) => word === undefined || shown === word).map(([status]) => status);
}

/** A job as it is shown, all but the image itself. */
export function summaryOf(row: TryOnRow, urls: TryOnUrls): TryOnJobSummaryDto {
  return {
    job_id: row.id,
    status: row.status === 'cancelled' ? 'failed' : WORDS[row.status],
    progress: row.progress,
    ...(row.status === 'processing' && row.step !== null && { step: row.step as TryOnJobSummaryDto['step'] }),
    mode: row.mode as TryOnJobSummaryDto['mode'],
    ...resultsOf(row, urls),
    ...(row.renders !== null && { renderers: shown(row.renders) }),
    ...errorOf(row),
    ...(row.consent !== null && { consent: { version: row.consent, given_at: row.createdAt.toISOString() } }),
    created_at: row.createdAt.toISOString(),
    completed_at: row.completedAt?.toISOString() ?? null,
    expires_at: row.expiresAt.toISOString(),
  };
}

function resultsOf(row: TryOnRow, urls: TryOnUrls): Partial<TryOnJobSummaryDto> {
  if (row.status !== 'completed') return {};
  return {
    result_url: urls.ofResult(row, 0),
    results: row.results.map(({ n, seed, retries, qualityScore, qualityParts }) => ({
      url: urls.ofResult(row, n),
      seed,
      retries,
      quality_score: qualityScore,
      quality: qualityParts as Record<string, number>,
    })),
    ...(row.qualityScore !== null && { quality_score: row.qualityScore }),
    ...(row.qualityParts !== null && { quality: row.qualityParts as Record<string, number> }),
    retries: row.retries ?? 0,
    timings_ms: row.timings as Record<string, number>,
  };
}

function shown(renders: unknown): TryOnJobSummaryDto['renderers'] {
  return jobRenders.parse(renders).map(({ renderer, model, photosLeft, images }) => ({
    name: renderer,
    model,
    images,
    photos_left_house: photosLeft,
  }));
}

function errorOf({
  id,
  status,
  errorCode,
  errorMessage,
  errorAtFault,
}: TryOnRow): Partial<TryOnJobSummaryDto> {
  if (status !== 'failed' || errorCode === null) return {};
  const message = errorMessage ?? '';
  const error = {
    code: errorCode,
    message,
    ...(errorAtFault !== null && { at_fault: errorAtFault as TryOnAtFault }),
  };
  return { error, detail: { error: message, job_id: id } };
}
