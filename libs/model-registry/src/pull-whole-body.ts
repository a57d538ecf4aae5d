import { join } from 'node:path';
import { type WholeBodyEntry, type WholeBodyManifest, wholeBodyManifest } from '#contracts';
import { ModelFolderError, openModelFolderAs } from '#inference';
import { exists, landFolder, restoreInterrupted } from './land-folder.js';
import { lockedModel } from './locked-model.js';
import { isWanted } from './model-revision.js';
import { incomingDir, readModelsLock, recordInLock } from './models-lock.js';
import { pullEntryFiles } from './pull-entry-files.js';
import type { PullOptions, PullResult } from './pull-options.js';
import { ModelFolderTakenError, PrecisionNotPublishedError } from './registry.errors.js';

/** Fetches a network of hands and faces, of which nobody else does so meanwhile. @throws what `pullModel` throws */
export async function pullWholeBody(
  entry: WholeBodyEntry,
  options: PullOptions,
): Promise<PullResult<WholeBodyManifest>> {
  const { modelsDir, name, source, precision = 'fp32' } = options;
  if (precision !== 'fp32') throw new PrecisionNotPublishedError(name, precision, ['fp32']);
  const work = join(incomingDir(modelsDir), name);
  const target = join(modelsDir, name);
  await restoreInterrupted(work, target);
  const lock = (await readModelsLock(modelsDir)).models[name];
  const installed = await openModelFolderAs(modelsDir, name, wholeBodyManifest).catch(ifNone);
  if (installed !== undefined && isWanted(installed.manifest.revision, entry, lock, source)) {
    return { manifest: installed.manifest, outcome: 'already-installed' };
  }
  if (lock === undefined && (await exists(target))) throw new ModelFolderTakenError(target);
  const { revision, files, trusted } = await pullEntryFiles(entry, lock, work, options);
  // Parsing leaves the catalogue's own fields out.
  const manifest = wholeBodyManifest.parse({
    ...entry,
    revision,
    source: `https://huggingface.co/${entry.source.repo}`,
    files,
  });
  await recordInLock(modelsDir, name, lockedModel(entry, source, revision, files));
  await landFolder(work, target, manifest);
  return { manifest, outcome: 'pulled', trusted };
}

/** Where there is none, or it is damaged, it is pulled again. */
function ifNone(error: unknown): undefined {
  if (!(error instanceof ModelFolderError)) throw error;
}
