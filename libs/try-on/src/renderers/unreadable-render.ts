import { TryOnError } from '../errors/try-on.error.js';

export function unreadableRender(cause: unknown): TryOnError {
  return new TryOnError(
    'NANO_API_ERROR',
    'The renderer sent an image that cannot be read. Send the try-on again.',
    { cause },
  );
}
