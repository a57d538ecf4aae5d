import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders of the models directory that hold a manifest, by name. */
export async function modelNames(modelsDir: string): Promise<string[]> {
  const entries = await readdir(modelsDir, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  const holding = await Promise.all(
    folders.map(async ({ name }) => (await readdir(join(modelsDir, name))).includes('manifest.json')),
  );
  return folders
    .filter((_folder, at) => holding[at])
    .map(({ name }) => name)
    .sort();
}
