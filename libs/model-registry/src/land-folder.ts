import { access, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AnyModelManifest } from '#contracts';
import { isFsError } from './json-file.js';

/**
 * Puts the finished files of `<work>/files` in place as the model folder `target`, in one rename: no process ever
 * sees half a model. An earlier one is kept in `<work>/old` until the new one stands.
 */
export async function landFolder(work: string, target: string, manifest: AnyModelManifest): Promise<void> {
  const files = join(work, 'files');
  await removeOthers(files, new Set(manifest.files.map((file) => file.path)));
  await writeFile(join(files, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });
  await syncFolders(files);
  await mkdir(dirname(target), { recursive: true });
  const old = join(work, 'old');
  await rm(old, { recursive: true, force: true });
  if (await exists(target)) await rename(target, old);
  await rename(files, target);
  await syncFolder(dirname(target));
  await rm(work, { recursive: true, force: true });
}

/** After a crash between the two renames of `landFolder`: the earlier model is put back. */
export async function restoreInterrupted(work: string, target: string): Promise<void> {
  const old = join(work, 'old');
  if ((await exists(old)) && !(await exists(target))) await rename(old, target);
}

export async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (isFsError(error, 'ENOENT', 'ENOTDIR')) return false;
    throw error;
  }
}

/** Parts of an earlier catalogue's files. */
async function removeOthers(folder: string, wanted: ReadonlySet<string>): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((each) => !each.isDirectory())) {
    const path = join(entry.parentPath, entry.name);
    const inside = path.slice(folder.length + 1).replaceAll('\\', '/');
    if (!wanted.has(inside)) await rm(path);
  }
}

async function syncFolders(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const inner = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const each of [...inner, folder]) await syncFolder(each);
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; its file system keeps renames in order by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
