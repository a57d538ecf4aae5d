import { createHash } from 'node:crypto';
import type { AnyCatalogueEntry, LockedModel } from '#contracts';
import { landingPath } from './catalogue.js';
import { HubAnswerError } from './hub.errors.js';
import type { ModelSource } from './model-source.js';
import type { PulledFile } from './pull-file.js';

/** Whether what is installed is what a pull from `source` would bring. */
export function isWanted(
  installed: string,
  { source: { revision, revision_pinned_at_first_pull: floating } }: AnyCatalogueEntry,
  lock: LockedModel | undefined,
  source: ModelSource,
): boolean {
  if (installed === revision) return true;
  return installed === lock?.revision && (source.origin === 'folder' || (floating && lock.origin === 'hub'));
}

/**
 * The commit to fetch: the catalogue's, else the lock's, else what the branch means now.
 * @throws HubAnswerError where the hub does not say the latter
 */
export async function resolveRevision(
  entry: AnyCatalogueEntry,
  lock: LockedModel | undefined,
  source: ModelSource,
  signal: AbortSignal | undefined,
): Promise<string> {
  const { repo, revision, revision_pinned_at_first_pull: floating } = entry.source;
  if (!floating || source.origin === 'folder') return revision;
  if (lock?.origin === 'hub' && lock.repo === repo) return lock.revision;
  const [file] = entry.files;
  if (file === undefined) return revision;
  const { commit } = await source.describe({ repo, revision, path: file.path }, landingPath(file), {
    signal,
  });
  if (commit !== undefined && /^[0-9a-f]{40}$/.test(commit)) return commit;
  throw new HubAnswerError(`${repo}/${file.path}`, `no commit for the revision ${revision} (x-repo-commit)`);
}

/** Files of a folder, not all of which are known beforehand: they are named by what they are. */
export function localRevision(files: readonly PulledFile[]): string {
  const digest = createHash('sha256');
  for (const { path, sha256 } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1)))
    digest.update(`${path} ${sha256}\n`);
  return `local-${digest.digest('hex').slice(0, 12)}`;
}
