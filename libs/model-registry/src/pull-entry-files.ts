import type { AnyCatalogueEntry, LockedModel } from '#contracts';
import { landingPath } from './catalogue.js';
import { assertRoom } from './free-space.js';
import { localRevision, resolveRevision } from './model-revision.js';
import { pullEntryFile } from './pull-entry-file.js';
import type { PulledFile } from './pull-file.js';
import type { PullOptions } from './pull-options.js';

export type PulledFiles = {
  /** The hub's commit, or `local-…` of files that nobody had a hash of. */
  revision: string;
  files: PulledFile[];
  /** Paths of the files that nobody had a hash of. */
  trusted: string[];
};

/** Fetches all files of a model into `<work>/files`. @throws DiskFullError, WrongBytesError and what the source throws */
export async function pullEntryFiles(
  entry: AnyCatalogueEntry,
  lock: LockedModel | undefined,
  work: string,
  options: PullOptions,
): Promise<PulledFiles> {
  const { modelsDir, source, signal, freeBytes } = options;
  const commit = await resolveRevision(entry, lock, source, signal);
  const locked = lock?.repo === entry.source.repo && lock.revision === commit ? lock.files : {};
  await assertRoom(modelsDir, work, entry, freeBytes);
  const files: PulledFile[] = [];
  for (const file of entry.files) files.push(await pullEntryFile(entry, file, commit, locked, work, options));
  const trusted = entry.files
    .filter((file) => file.sha256 === null && !(landingPath(file) in locked))
    .map(landingPath);
  const revision = source.origin === 'hub' || trusted.length === 0 ? commit : localRevision(files);
  return { revision, files, trusted };
}
