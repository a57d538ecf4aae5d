import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnyCatalogueEntry } from '#contracts';
import { landingPath } from './catalogue.js';
import { isFsError } from './json-file.js';
import { DiskFullError } from './registry.errors.js';

/**
 * Fails before anything is fetched when the disk cannot take what is missing of a model.
 * @param freeBytes bytes that may be written in a folder; asks the file system unless given
 * @throws DiskFullError
 */
export async function assertRoom(
  modelsDir: string,
  work: string,
  entry: AnyCatalogueEntry,
  freeBytes: (folder: string) => Promise<number> = availableBytes,
): Promise<void> {
  const sizes = entry.files.map(async (file) => {
    const wanted = file.bytes ?? file.approximate_bytes ?? 0;
    return Math.max(0, wanted - (await sizeOf(join(work, 'files', landingPath(file)))));
  });
  // The towers of a one-file model are written once more, each to a file of its own; a checkpoint as a graph.
  const split = entry.files
    .filter(({ role }) => role === 'both-towers' || role === 'checkpoint')
    .reduce((sum, file) => sum + (file.bytes ?? file.approximate_bytes ?? 0), 0);
  const missing = (await Promise.all(sizes)).reduce((sum, size) => sum + size, split);
  if ((await freeBytes(modelsDir)) < missing) throw new DiskFullError(modelsDir, missing);
}

async function availableBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isFsError(error, 'ENOENT', 'ENOTDIR')) return 0;
    throw error;
  }
}
