import { NotFoundError } from '#platform';
import { ResultNotReadyError, TryOnHasFailedError } from '../errors/no-result.error.js';
import type { TryOnRow } from './try-on-row.js';

type Shown = Pick<TryOnRow, 'status' | 'progress' | 'errorMessage' | 'results'>;

/**
 * The n-th result of a job.
 * @throws ResultNotReadyError, TryOnHasFailedError, NotFoundError where it was cancelled or has fewer
 */
export function resultOfRow(
  { status, progress, errorMessage, results }: Shown,
  n: number,
): TryOnRow['results'][number] {
  if (status === 'receiving' || status === 'queued' || status === 'processing')
    throw new ResultNotReadyError(progress);
  if (status === 'failed') throw new TryOnHasFailedError(errorMessage);
  const result = results.find((one) => one.n === n);
  if (status === 'cancelled' || result === undefined) throw new NotFoundError('try-on result');
  return result;
}
