import type { AnyCatalogueEntry, LockedModel } from '#contracts';
import type { ModelSource } from './model-source.js';
import type { PulledFile } from './pull-file.js';

/**
 * What the lock says of a model from its first pull on: where it came from, at which revision, the licence that was
 * accepted where it restricts commercial use, and the files as they were fetched.
 */
export function lockedModel(
  {
    source: { repo },
    commercial_use: isCommercial,
    licence,
  }: Pick<AnyCatalogueEntry, 'source' | 'commercial_use' | 'licence'>,
  { origin }: Pick<ModelSource, 'origin'>,
  revision: string,
  fetched: readonly Pick<PulledFile, 'path' | 'bytes' | 'sha256'>[],
): LockedModel {
  return {
    repo,
    revision,
    origin,
    ...(isCommercial ? {} : { licence_accepted: licence }),
    files: Object.fromEntries(fetched.map(({ path, bytes, sha256 }) => [path, { bytes, sha256 }])),
  };
}
