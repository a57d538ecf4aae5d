import type { Tenant } from '#tenant';
import type { TryOnMode } from '../pipeline/try-on-pipeline.js';
import { ModeNotAvailableError } from '../errors/mode-not-available.error.js';
import { chosenRenderers } from '../renderers/chosen-renderers.js';

/**
 * What this installation makes for a key, best first. A hosted renderer is sent photos of shoppers: with hosted ones
 * alone, `final` is there for the keys that an operator has allowed it for.
 * @throws InvalidConfigurationError
 */
export function availableModes(
  config: Parameters<typeof chosenRenderers>[0],
  { hostedRenderer }: Pick<Tenant, 'hostedRenderer'>,
): readonly TryOnMode[] {
  const renders = chosenRenderers(config).some(({ photosLeave }) => hostedRenderer || !photosLeave);
  return renders ? ['final', 'draft'] : ['draft'];
}

/** @throws ModeNotAvailableError: a mode that was asked for is never replaced by another */
export function chooseMode(asked: TryOnMode | undefined, available: readonly TryOnMode[]): TryOnMode {
  if (asked === undefined) return available[0] ?? 'draft';
  if (!available.includes(asked)) throw new ModeNotAvailableError(asked, available);
  return asked;
}

/**
 * As many renders as the budget of a job leaves: results first, then the repetitions of each. Those of a draft cost
 * nothing.
 */
export function withinRenders<T extends { mode: TryOnMode; numResults: number; maxRetries: number }>(
  request: T,
  renders: number,
): T {
  if (request.mode === 'draft') return request;
  const numResults = Math.min(request.numResults, renders);
  const maxRetries = Math.min(request.maxRetries, Math.floor(renders / numResults) - 1);
  return { ...request, numResults, maxRetries };
}
