import { join } from 'node:path';
import { type CatalogueEntry, type ModelManifest, modelManifest } from '#contracts';
import { ModelFolderError, openModelFolder, precisionsOf } from '#inference';
import { exists, landFolder, restoreInterrupted } from './land-folder.js';
import { lockedModel } from './locked-model.js';
import { isWanted } from './model-revision.js';
import { incomingDir, readModelsLock, recordInLock } from './models-lock.js';
import { pullEntryFiles } from './pull-entry-files.js';
import type { PullOptions, PullResult } from './pull-options.js';
import { ModelFolderTakenError } from './registry.errors.js';
import { splitPulledTowers } from './split-pulled-towers.js';

/** Fetches an encoder, of which nobody else does so meanwhile. @throws what `pullModel` throws */
export async function pullEncoder(
  entry: CatalogueEntry,
  options: PullOptions,
): Promise<PullResult<ModelManifest>> {
  const { modelsDir, name, source } = options;
  const work = join(incomingDir(modelsDir), name);
  const target = join(modelsDir, name);
  await restoreInterrupted(work, target);
  const lock = (await readModelsLock(modelsDir)).models[name];
  const installed = await installedManifest(modelsDir, name);
  if (
    installed !== undefined &&
    hasPrecisions(installed, entry) &&
    isWanted(installed.revision, entry, lock, source)
  ) {
    return { manifest: installed, outcome: 'already-installed' };
  }
  if (lock === undefined && (await exists(target))) throw new ModelFolderTakenError(target);
  const { revision, files, trusted } = await pullEntryFiles(entry, lock, work, options);
  const installedFiles = await splitPulledTowers(join(work, 'files'), files, (file) =>
    options.onEvent?.({ kind: 'splitting', file }),
  );
  const manifest = manifestOf(entry, revision, installedFiles);
  await recordInLock(modelsDir, name, lockedModel(entry, source, revision, files));
  await landFolder(work, target, manifest);
  return { manifest, outcome: 'pulled', trusted };
}

function hasPrecisions(installed: ModelManifest, { precision, files }: CatalogueEntry): boolean {
  const there = precisionsOf(installed);
  return [precision, ...files.flatMap((file) => file.precision ?? [])].every((each) => there.includes(each));
}

/** Undefined where there is none or it is damaged: then it is pulled again. */
async function installedManifest(modelsDir: string, name: string): Promise<ModelManifest | undefined> {
  try {
    return (await openModelFolder(modelsDir, name)).manifest;
  } catch (error) {
    if (error instanceof ModelFolderError) return undefined;
    throw error;
  }
}

function manifestOf(entry: CatalogueEntry, revision: string, files: ModelManifest['files']): ModelManifest {
  // Parsing leaves the catalogue's own fields out.
  return modelManifest.parse({
    ...entry,
    layout: 'two-file',
    revision,
    source: `https://huggingface.co/${entry.source.repo}`,
    files,
  });
}
