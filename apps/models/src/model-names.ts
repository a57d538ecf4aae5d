import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders of the models directory that hold a manifest, by name. */
export async function modelNames(modelsDir: string): Promise<string[]> {
  const entries = await readdir(modelsDir, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  const names = await Promise.all(
    folders.map(async ({ name }) => {
      const holds = await access(join(modelsDir, name, 'manifest.json')).then(
        () => true,
        () => false,
      );
      return holds ? [name] : [];
    }),
  );
  return names.flat().sort();
}
