import { anyModelManifest } from '#contracts';
import { openModelFolderAs } from '#inference';
import { catalogueNames, lockMismatches, readModelsLock } from '#model-registry';
import { DomainError } from '#platform';
import { modelNames } from './model-names.js';

/** Prints a line for each model; the exit code is 1 when one is not what its manifest and the lock say. */
export async function verifyModels(modelsDir: string, name?: string): Promise<void> {
  const installed = await modelNames(modelsDir);
  const lock = await readModelsLock(modelsDir);
  for (const model of name === undefined ? installed : [name]) {
    const problems = await problemsOf(modelsDir, model, installed, lock);
    if (typeof problems === 'string') {
      console.log(problems);
    } else {
      for (const problem of problems) console.error(`${model}: ${problem}`);
      process.exitCode = 1;
    }
  }
}

/** What is wrong with a model, or the line that says that nothing is. */
async function problemsOf(
  modelsDir: string,
  model: string,
  installed: readonly string[],
  lock: Awaited<ReturnType<typeof readModelsLock>>,
): Promise<string[] | string> {
  if (!installed.includes(model) && (await catalogueNames(modelsDir)).includes(model)) {
    return [`it is not installed. \`npm run models -- pull ${model}\` fetches it.`];
  }
  try {
    const { id, manifest } = await openModelFolderAs(modelsDir, model, anyModelManifest);
    const mismatches = lockMismatches(manifest, lock.models[model]);
    if (mismatches.length > 0) return mismatches;
    const locked = lock.models[model] === undefined ? '' : ' and models.lock.json';
    return `${id}: ${manifest.files.length} files as the manifest${locked} says`;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [error.message];
  }
}
