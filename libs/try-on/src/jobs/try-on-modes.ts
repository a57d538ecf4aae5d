import type { Config } from '#platform';
import type { TryOnMode } from '../pipeline/try-on-pipeline.js';
import { ModeNotAvailableError } from '../errors/mode-not-available.error.js';

/** What this installation can make, best first. */
export function availableModes(config: Pick<Config, 'TRYON_RENDERER'>): readonly TryOnMode[] {
  return config.TRYON_RENDERER === 'none' ? ['draft'] : ['final', 'draft'];
}

/** @throws ModeNotAvailableError: a mode that was asked for is never replaced by another */
export function chooseMode(asked: TryOnMode | undefined, available: readonly TryOnMode[]): TryOnMode {
  if (asked === undefined) return available[0] ?? 'draft';
  if (!available.includes(asked)) throw new ModeNotAvailableError(asked, available);
  return asked;
}
