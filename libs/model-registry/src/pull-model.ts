import { join } from 'node:path';
import {
  type CatalogueEntry,
  type LockedModel,
  type ModelManifest,
  modelManifest,
  type ModelPrecision,
} from '#contracts';
import { ModelFolderError, openModelFolder, precisionsOf } from '#inference';
import { inPrecision, landingPath, readCatalogueEntry } from './catalogue.js';
import { withLock } from './exclusive-lock.js';
import { assertRoom } from './free-space.js';
import { exists, landFolder, restoreInterrupted } from './land-folder.js';
import type { ModelSource } from './model-source.js';
import { incomingDir, readModelsLock, recordInLock } from './models-lock.js';
import type { OpenFile } from './part-file.js';
import { type PulledFile, pullFile } from './pull-file.js';
import { isWanted, localRevision, resolveRevision } from './model-revision.js';
import { splitPulledTowers } from './split-pulled-towers.js';
import { LicenceNotAcceptedError, ModelFolderTakenError, PullStoppedError } from './registry.errors.js';

export type PullEvent =
  | { kind: 'waiting' }
  | { kind: 'start'; file: string; total: number | undefined; have: number }
  | { kind: 'progress'; file: string; have: number }
  | { kind: 'retry'; file: string; reason: string; waitMs: number }
  | { kind: 'done'; file: string; bytes: number }
  | { kind: 'splitting'; file: string };

export type PullOptions = {
  modelsDir: string;
  name: string;
  source: ModelSource;
  /** Of the towers; what the catalogue names first without. Another that is installed gives way. */
  precision?: ModelPrecision | undefined;
  /** Beside int8 towers also the fp32 ones, which they are compared with and which take their place. */
  withExact?: boolean | undefined;
  /** Name of a licence that restricts commercial use and is accepted. */
  acceptLicence?: string | undefined;
  signal?: AbortSignal | undefined;
  onEvent?: ((event: PullEvent) => void) | undefined;
  /** For tests of a full disk. */
  open?: OpenFile | undefined;
  freeBytes?: ((folder: string) => Promise<number>) | undefined;
};

export type PullResult =
  | { manifest: ModelManifest; outcome: 'already-installed' }
  | {
      manifest: ModelManifest;
      outcome: 'pulled';
      /** Files that nobody had a hash of: the source was trusted, and the lock pins them from now on. */
      trusted: string[];
    };

/**
 * Fetches a model of the catalogue into `<modelsDir>/<name>`: whole and checked, or not at all. What a stopped or
 * failed pull has fetched is gone on with by the next. Two pulls at once take turns.
 * @throws UnknownModelError | PrecisionNotPublishedError | LicenceNotAcceptedError | WrongBytesError | DiskFullError | PullStoppedError | Hub…Error
 */
export async function pullModel(options: PullOptions): Promise<PullResult> {
  const { modelsDir, name, signal } = options;
  const entry = inPrecision(
    await readCatalogueEntry(modelsDir, name),
    options.precision,
    options.withExact === true,
  );
  if (!entry.commercial_use && options.acceptLicence !== entry.licence) {
    throw new LicenceNotAcceptedError(name, entry.licence, entry.licence_url);
  }
  try {
    return await withLock(join(incomingDir(modelsDir), `${name}.lock`), () => pullAlone(entry, options), {
      signal,
      onWait: () => options.onEvent?.({ kind: 'waiting' }),
    });
  } catch (error) {
    if (signal?.aborted === true) throw new PullStoppedError({ cause: error });
    throw error;
  }
}

async function pullAlone(entry: CatalogueEntry, options: PullOptions): Promise<PullResult> {
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
  const revision = await resolveRevision(entry, lock, source, options.signal);
  const locked = lock?.repo === entry.source.repo && lock.revision === revision ? lock.files : {};
  await assertRoom(modelsDir, work, entry, options.freeBytes);

  const files: PulledFile[] = [];
  for (const file of entry.files) files.push(await pullOne(entry, file, revision, locked, work, options));
  const trusted = entry.files
    .filter((file) => file.sha256 === null && !(landingPath(file) in locked))
    .map(landingPath);
  const installedFiles = await splitPulledTowers(join(work, 'files'), files, (file) =>
    options.onEvent?.({ kind: 'splitting', file }),
  );
  const manifest = manifestOf(
    entry,
    source.origin === 'hub' || trusted.length === 0 ? revision : localRevision(files),
    installedFiles,
  );
  await recordInLock(modelsDir, name, {
    repo: entry.source.repo,
    revision: manifest.revision,
    origin: source.origin,
    ...(entry.commercial_use ? {} : { licence_accepted: entry.licence }),
    files: Object.fromEntries(files.map(({ path, bytes, sha256 }) => [path, { bytes, sha256 }])),
  });
  await landFolder(work, target, manifest);
  return { manifest, outcome: 'pulled', trusted };
}

async function pullOne(
  entry: CatalogueEntry,
  file: CatalogueEntry['files'][number],
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
