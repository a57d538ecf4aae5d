import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Paths of every file below `folder`, sorted; folders that are removed while it reads are left out. */
export async function storedFiles(folder: string): Promise<string[]> {
  const below = await Promise.all(
    (await entriesOf(folder)).map(async (entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? storedFiles(path) : [path];
    }),
  );
  return below.flat().sort();
}

/** A file's bytes; `undefined` where it was removed since its folder was read. */
export const readIfThere = (path: string): Promise<Buffer | undefined> => unlessRemoved(readFile(path));

async function entriesOf(folder: string): Promise<Dirent[]> {
  return (await unlessRemoved(readdir(folder, { withFileTypes: true }))) ?? [];
}

async function unlessRemoved<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
