import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { modelManifest, type ModelManifest } from '#contracts';

/** Folders of the models directory that hold a manifest, by name. */
export async function modelNames(modelsDir: string): Promise<string[]> {
  const entries = await readdir(modelsDir, { recursive: false, withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const holding = await Promise.all(
    folders.map(async (name) => (await readdir(join(modelsDir, name))).includes('manifest.json')),
  );
  return folders.filter((_name, at) => holding[at]).sort();
}

export async function readManifest(modelsDir: string, name: string): Promise<ModelManifest> {
  return modelManifest.parse(JSON.parse(await readFile(join(modelsDir, name, 'manifest.json'), 'utf8')));
}
