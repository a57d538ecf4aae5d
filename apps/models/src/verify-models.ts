import { DomainError } from '#platform';
import { openModelFolder } from '#inference';
import { modelNames } from './model-names.js';

/** Prints a line for each model; the exit code is 1 when one is not what its manifest says. */
export async function verifyModels(modelsDir: string, name?: string): Promise<void> {
  for (const model of name === undefined ? await modelNames(modelsDir) : [name]) {
    try {
      const { id, manifest } = await openModelFolder(modelsDir, model);
      console.log(`${id}: ${manifest.files.length} files as the manifest says`);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      console.error(`${model}: ${error.message}`);
      process.exitCode = 1;
    }
  }
}
