import type { TryOnAtFault, TryOnErrorCode } from '#contracts';
import { DependencyUnavailableError, ObjectMissingError } from '#platform';
import { TryOnError } from '../errors/try-on.error.js';

export type Failure = { code: TryOnErrorCode; message: string; atFault?: TryOnAtFault | undefined };

/**
 * What a shop's developer is told of an error; undefined while it may pass by itself and there is another try.
 * A fault of ours is tried once more: a thread that died may have been unlucky.
 */
export function failureOf(
  error: unknown,
  { isLastTry, attempt }: { isLastTry: boolean; attempt: number },
): Failure | undefined {
  if (error instanceof TryOnError)
    return { code: error.code, message: error.message, atFault: error.atFault };
  if (error instanceof ObjectMissingError) {
    return { code: 'STORAGE_ERROR', message: 'A photo of this try-on is no longer stored. Send it again.' };
  }
  if (error instanceof DependencyUnavailableError) {
    if (!isLastTry) return undefined;
    return {
      code: 'STORAGE_ERROR',
      message: `The ${error.dependency} did not answer for several tries. Send the try-on again later.`,
    };
  }
  if (!isLastTry && attempt < 2) return undefined;
  return {
    code: 'INTERNAL_ERROR',
    message: 'Something went wrong on our side. Send the try-on again; quote its job_id if it repeats.',
  };
}
