import { join } from 'node:path';
import { type GeneratorEntry, type GeneratorManifest, generatorManifest, type LockedModel } from '#contracts';
import { ModelFolderError, openModelFolderAs } from '#inference';
import { landingPath } from './catalogue.js';
import { convert, requireConverter } from './convert.js';
import { FolderSource } from './folder-source.js';
import { assertRoom } from './free-space.js';
import { exists, landFolder, restoreInterrupted } from './land-folder.js';
import { lockedModel } from './locked-model.js';
import { isWanted, resolveRevision } from './model-revision.js';
import { incomingDir, readModelsLock, recordInLock } from './models-lock.js';
import { pullEntryFile } from './pull-entry-file.js';
import type { PulledFile } from './pull-file.js';
import type { PullOptions, PullResult } from './pull-options.js';
import { ModelFolderTakenError, PrecisionNotPublishedError } from './registry.errors.js';

type Precision = GeneratorManifest['precision'];
/** A folder that is whole, the files that were fetched for it, and which of them were trusted. */
type Made = { manifest: GeneratorManifest; fetched: PulledFile[]; trusted: string[] };

/**
 * Makes the model folder of a generator: of a folder that was made elsewhere, else of the checkpoint that its authors
 * publish, which a Python program converts. Nobody else does so meanwhile. @throws what `pullModel` throws
 */
export async function pullGenerator(
  entry: GeneratorEntry,
  options: PullOptions,
): Promise<PullResult<GeneratorManifest>> {
  const { modelsDir, name, source } = options;
  const asked = askedPrecision(entry, options);
  const work = join(incomingDir(modelsDir), name);
  const target = join(modelsDir, name);
  await restoreInterrupted(work, target);
  const lock = (await readModelsLock(modelsDir)).models[name];
  const installed = await folderOf(modelsDir, name).catch(ifNone);
  if (
    installed !== undefined &&
    installed.precision === (asked ?? installed.precision) &&
    isWanted(installed.revision, entry, lock, source)
  ) {
    return { manifest: installed, outcome: 'already-installed' };
  }
  if (lock === undefined && (await exists(target))) throw new ModelFolderTakenError(target);
  const made =
    source instanceof FolderSource && (await exists(join(source.folder, 'manifest.json')))
      ? await copied(source, entry, work, options)
      : await converted(entry, asked ?? entry.precision, lock, work, options);
  const { manifest, fetched, trusted } = made;
  await recordInLock(modelsDir, name, lockedModel(entry, source, manifest.revision, fetched));
  await landFolder(work, target, manifest);
  return { manifest, outcome: 'pulled', trusted };
}

/** @throws PrecisionNotPublishedError */
function askedPrecision({ name }: GeneratorEntry, { precision }: PullOptions): Precision | undefined {
  if (precision === undefined) return undefined;
  const made = generatorManifest.shape.precision.options;
  const asked = made.find((each) => each === precision);
  if (asked === undefined) throw new PrecisionNotPublishedError(name, precision, made);
  return asked;
}

/** A folder that the converter wrote elsewhere. @throws ModelFolderError, WrongBytesError, DiskFullError */
async function copied(
  { folder }: FolderSource,
  entry: GeneratorEntry,
  work: string,
  options: PullOptions,
): Promise<Made> {
  const given = await folderOf(folder, '.');
  if (given.input_size.join() !== entry.input_size.join()) {
    const [found, wanted] = [given.input_size, entry.input_size].map((size) => size.join('×'));
    throw new ModelFolderError(folder, `it draws pictures of ${found} and is not ${entry.name}, ${wanted}.`);
  }
  if (given.precision !== (askedPrecision(entry, options) ?? given.precision)) {
    throw new ModelFolderError(
      folder,
      `it is in ${given.precision}, and ${options.precision} was asked for.`,
    );
  }
  const files = given.files.map((file) => ({ ...file, role: 'other' as const }));
  await assertRoom(options.modelsDir, work, { ...entry, files }, options.freeBytes);
  for (const file of files) await pullEntryFile(entry, file, given.revision, {}, work, options);
  return { manifest: { ...given, name: entry.name }, fetched: files, trusted: files.map(({ path }) => path) };
}

/** @throws ConverterMissingError before anything is fetched, ConversionError, and what fetching throws */
async function converted(
  entry: GeneratorEntry,
  precision: Precision,
  lock: LockedModel | undefined,
  work: string,
  options: PullOptions,
): Promise<Made> {
  const { modelsDir, source, signal, python = 'python3', onEvent } = options;
  const converter = { model: entry.name, python, script: join(modelsDir, entry.converter) };
  await requireConverter(converter, signal);
  const revision = await resolveRevision(entry, lock, source, signal);
  const known = lock?.repo === entry.source.repo && lock.revision === revision ? lock.files : {};
  await assertRoom(modelsDir, work, entry, options.freeBytes);
  const [file] = entry.files as [GeneratorEntry['files'][number]];
  const checkpoint = await pullEntryFile(entry, file, revision, known, work, options);
  const out = join(work, 'files');
  onEvent?.({ kind: 'converting', file: checkpoint.path });
  await convert(converter, { checkpoint: join(out, checkpoint.path), precision, out }, signal);
  const made = await folderOf(work, 'files');
  return {
    manifest: {
      ...made,
      name: entry.name,
      revision: source.origin === 'hub' ? revision : made.revision,
      files: made.files.map((each) => ({ ...each, derived_from: checkpoint.sha256 })),
    },
    fetched: [checkpoint],
    trusted: file.sha256 === null && !(landingPath(file) in known) ? [checkpoint.path] : [],
  };
}

/** @throws ModelFolderError */
async function folderOf(folder: string, name: string): Promise<GeneratorManifest> {
  return (await openModelFolderAs(folder, name, generatorManifest)).manifest;
}

/** Where there is none, or it is damaged, it is pulled again. */
function ifNone(error: unknown): undefined {
  if (!(error instanceof ModelFolderError)) throw error;
}
