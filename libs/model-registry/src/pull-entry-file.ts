import type { AnyCatalogueEntry, CatalogueFile, LockedModel } from '#contracts';
import { landingPath } from './catalogue.js';
import { type PulledFile, pullFile } from './pull-file.js';
import type { PullEvent, PullOptions } from './pull-options.js';

/** Fetches one file of a model, and tells of it. @throws WrongBytesError and what the source throws */
export async function pullEntryFile(
  entry: AnyCatalogueEntry,
  file: CatalogueFile,
  revision: string,
  locked: LockedModel['files'],
  work: string,
  options: PullOptions,
): Promise<PulledFile> {
  const path = landingPath(file);
  const tell = (event: PullEvent) => options.onEvent?.(event);
  const from = { repo: entry.source.repo, revision };
  const pulled = await pullFile(options.source, from, file, locked[path], work, {
    signal: options.signal,
    open: options.open,
    onStart: (total, have) => tell({ kind: 'start', file: path, total, have }),
    onProgress: (have) => tell({ kind: 'progress', file: path, have }),
    onRetry: (reason, waitMs) => tell({ kind: 'retry', file: path, reason, waitMs }),
  });
  tell({ kind: 'done', file: path, bytes: pulled.bytes });
  return pulled;
}
