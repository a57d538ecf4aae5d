import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AnyModelManifest, type LockedModel, type ModelsLock, modelsLock } from '#contracts';
import { withLock } from './exclusive-lock.js';
import { readRegistryFile } from './json-file.js';

/** Folder of downloads under way. */
export function incomingDir(modelsDir: string): string {
  return join(modelsDir, '.incoming');
}

function lockPath(modelsDir: string): string {
  return join(modelsDir, 'models.lock.json');
}

/** What was recorded at the first pull. @throws RegistryFileError */
export async function readModelsLock(modelsDir: string): Promise<ModelsLock> {
  return (await readRegistryFile(lockPath(modelsDir), modelsLock)) ?? { schema_version: 1, models: {} };
}

/** Records a model; two processes that do so at once both succeed. */
export async function recordInLock(modelsDir: string, name: string, model: LockedModel): Promise<void> {
  await withLock(join(incomingDir(modelsDir), 'models.lock.json.lock'), async () => {
    const { models } = await readModelsLock(modelsDir);
    const sorted = Object.entries({ ...models, [name]: model }).sort(([a], [b]) => (a < b ? -1 : 1));
    const text = JSON.stringify({ schema_version: 1, models: Object.fromEntries(sorted) }, null, 2);
    const draft = join(incomingDir(modelsDir), 'models.lock.json');
    await writeFile(draft, `${text}\n`);
    await rename(draft, lockPath(modelsDir));
  });
}

/** Sentences on what differs between an installed model and the lock; none where it has no entry there. */
export function lockMismatches(manifest: AnyModelManifest, locked: LockedModel | undefined): string[] {
  if (locked === undefined) return [];
  if (locked.revision !== manifest.revision) {
    return [`revision ${manifest.revision} is installed, models.lock.json says ${locked.revision}`];
  }
  const installed = new Map(manifest.files.map((file) => [file.path, file.sha256]));
  const origins = new Map(manifest.files.map((file) => [file.path, file.derived_from]));
  const fetched = new Set([...installed.values(), ...origins.values()]);
  const names = new Set([...installed.keys(), ...Object.keys(locked.files)]);
  return [...names].flatMap((path) => {
    const expected = locked.files[path];
    const origin = origins.get(path);
    if (origin !== undefined) {
      const known = Object.values(locked.files).some((file) => file.sha256 === origin);
      return known ? [] : [`${path} was made from a file that is not in models.lock.json`];
    }
    if (expected === undefined) return [`${path} is not in models.lock.json`];
    // What the towers were split out of is not kept.
    if (!installed.has(path))
      return fetched.has(expected.sha256) ? [] : [`${path} is in models.lock.json alone`];
    return expected.sha256 === installed.get(path)
      ? []
      : [`${path} is another file than models.lock.json says`];
  });
}
