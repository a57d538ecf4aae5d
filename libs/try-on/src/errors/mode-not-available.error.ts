import { DomainError } from '#platform';
import type { TryOnMode } from '../pipeline/try-on-pipeline.js';

/** What was asked for is not configured here. Nothing else is made in its place. */
export class ModeNotAvailableError extends DomainError {
  readonly code = 'MODE_NOT_AVAILABLE';
  readonly kind = 'unprocessable';

  constructor(
    readonly asked: TryOnMode,
    readonly available: readonly TryOnMode[],
  ) {
    super(
      `There are no ${asked} try-ons for this API key. Leave mode out, or ask for ${available.join(' or ')}. ` +
        'An operator turns final on by configuring a renderer and allowing the key to use it.',
    );
  }
}
