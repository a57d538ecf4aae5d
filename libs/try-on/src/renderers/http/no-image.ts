import { TryOnError } from '../../errors/try-on.error.js';

/** @param why a part of a sentence: `it refused these photos` */
export function noImage(why: string, options?: ErrorOptions): TryOnError {
  return new TryOnError(
    'RENDERER_FAILED',
    `The renderer made no image: ${why}. Try other photos or mode=draft.`,
    options,
  );
}

export function tooLate(timeoutMs: number, options?: ErrorOptions): TryOnError {
  return new TryOnError(
    'TIMEOUT',
    `The renderer did not answer within ${timeoutMs / 1000} s. Send the try-on again.`,
    options,
  );
}
