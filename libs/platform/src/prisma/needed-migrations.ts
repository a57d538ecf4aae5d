import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = 'prisma/migrations';

/**
 * Names of the migrations that this version was written for, oldest first: of the folder above this file, which lies at
 * another depth in dist/. None where it was not deployed: then nothing can be told.
 */
export async function neededMigrations(): Promise<string[]> {
  const here = fileURLToPath(new URL('.', import.meta.url));
  for (let folder = here; folder !== join(folder, '..'); folder = join(folder, '..')) {
    const entries = await readdir(join(folder, FOLDER), { withFileTypes: true }).catch(() => []);
    if (entries.some(({ name }) => name === 'migration_lock.toml')) {
      const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
      return names.sort();
    }
  }
  return [];
}
