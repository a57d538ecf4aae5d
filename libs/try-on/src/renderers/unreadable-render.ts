import { TryOnError } from '../errors/try-on.error.js';

export function unreadableRender(cause: unknown): TryOnError {
  return new TryOnError(
    'RENDERER_FAILED',
    'The renderer sent an image that cannot be read. Send the try-on again.',
    { cause },
  );
}
