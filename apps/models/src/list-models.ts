import Table from 'cli-table3';
import { modelNames, readManifest } from './model-names.js';

/** Prints a row for each folder with a manifest. */
export async function listModels(modelsDir: string): Promise<void> {
  const table = new Table({ head: ['model', 'revision', 'licence', 'dimension', 'input', 'size'] });
  for (const name of await modelNames(modelsDir)) {
    const manifest = await readManifest(modelsDir, name);
    const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
    table.push([
      manifest.name,
      manifest.revision,
      manifest.commercial_use ? manifest.licence : `${manifest.licence} (no commercial use)`,
      manifest.dimension,
      manifest.input_size.join('×'),
      `${(bytes / 1e6).toFixed(1)} MB`,
    ]);
  }
  console.log(table.toString());
}
