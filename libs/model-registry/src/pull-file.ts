import { join } from 'node:path';
import type { CatalogueFile, LockedModel, ModelManifest } from '#contracts';
import { landingPath } from './catalogue.js';
import { HubAnswerError } from './hub.errors.js';
import type { HubFile, RemoteFile } from './hub-client.js';
import type { FetchHooks, ModelSource } from './model-source.js';
import { type OpenFile, PartFile } from './part-file.js';
import { WrongBytesError } from './registry.errors.js';

export type PulledFile = ModelManifest['files'][number];

export type FileHooks = FetchHooks & {
  /** Told before the first byte: how many there are, where that is known, and how many are at hand already. */
  onStart?: ((total: number | undefined, have: number) => void) | undefined;
  open?: OpenFile | undefined;
};

type Expectation = { sha256: string | undefined; bytes: number | undefined; by: string };

/**
 * Fetches one file into `<work>/files` and checks it. A part of the same bytes is gone on with; a part that turns
 * out wrong is fetched once more from its start, since it may be the disk's fault and not the hub's.
 * @throws WrongBytesError and what the source throws
 */
export async function pullFile(
  source: ModelSource,
  from: { repo: string; revision: string },
  file: CatalogueFile,
  locked: LockedModel['files'][string] | undefined,
  work: string,
  hooks: FileHooks,
): Promise<PulledFile> {
  const landing = landingPath(file);
  const hubFile: HubFile = { ...from, path: file.path };
  const remote = await source.describe(hubFile, landing, hooks);
  const expected = expectation(source, hubFile, file, locked, remote);
  const identity = JSON.stringify([
    from,
    file.path,
    expected.sha256 ?? remote.etag ?? null,
    expected.bytes ?? null,
  ]);
  const path = join(work, 'files', landing);
  const statePath = join(work, 'state', `${landing}.json`);
  for (;;) {
    const part = await PartFile.open(path, statePath, identity, expected.bytes, hooks.open);
    const had = part.bytes;
    try {
      hooks.onStart?.(expected.bytes, had);
      await source.fetchInto(hubFile, landing, part, expected.bytes, hooks);
      await part.sync();
    } catch (error) {
      await part.close();
      throw error;
    }
    const wrong = wrongBytes(hubFile, expected, part);
    if (wrong === undefined) {
      await part.close();
      return {
        path: landing,
        bytes: part.bytes,
        sha256: part.sha256(),
        role: file.role,
        ...(file.precision !== undefined && { precision: file.precision }),
      };
    }
    await part.discard();
    if (had === 0) throw wrong;
  }
}

/** What the file must be, from the strongest source that says it. */
function expectation(
  source: ModelSource,
  hubFile: HubFile,
  file: CatalogueFile,
  locked: LockedModel['files'][string] | undefined,
  remote: RemoteFile,
): Expectation {
  const pinned = /^[0-9a-f]{40}$/.test(hubFile.revision);
  if (pinned && remote.commit !== undefined && remote.commit !== hubFile.revision) {
    throw new HubAnswerError(hubFile.path, `revision ${remote.commit}, asked for ${hubFile.revision}`);
  }
  const sha256 = file.sha256 ?? locked?.sha256 ?? remote.sha256;
  const bytes = file.bytes ?? locked?.bytes ?? remote.bytes;
  const by =
    file.sha256 !== null
      ? 'the catalogue'
      : locked !== undefined
        ? 'models.lock.json'
        : `the ${source.origin}`;
  const what = file.path;
  // Said before hundreds of megabytes are fetched in vain.
  if (remote.sha256 !== undefined && sha256 !== undefined && remote.sha256 !== sha256) {
    throw new WrongBytesError(what, 'SHA-256', sha256, remote.sha256, by);
  }
  if (remote.bytes !== undefined && bytes !== undefined && remote.bytes !== bytes) {
    throw new WrongBytesError(what, 'size', String(bytes), String(remote.bytes), by);
  }
  return { sha256, bytes, by };
}

function wrongBytes(hubFile: HubFile, expected: Expectation, part: PartFile): WrongBytesError | undefined {
  const { sha256, bytes, by } = expected;
  if (bytes !== undefined && part.bytes !== bytes) {
    return new WrongBytesError(hubFile.path, 'size', String(bytes), String(part.bytes), by);
  }
  const actual = part.sha256();
  if (sha256 !== undefined && actual !== sha256) {
    return new WrongBytesError(hubFile.path, 'SHA-256', sha256, actual, by);
  }
  return part.bytes === 0 ? new WrongBytesError(hubFile.path, 'size', 'more', '0', 'its role') : undefined;
}
