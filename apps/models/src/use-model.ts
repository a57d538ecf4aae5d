import { randomUUID } from 'node:crypto';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { openModelFolder } from '#inference';
import { catalogueNames } from '#model-registry';
import { modelNames } from './model-names.js';
import { ModelNotInstalledError } from './model-not-installed.error.js';

const VARIABLE = 'EMBEDDING_MODEL';

/**
 * Makes a model the encoder: sets EMBEDDING_MODEL in the env file where there is one, else prints the line. The
 * model is checked whole first, since a worker that cannot load it does not start.
 */
export async function useModel(modelsDir: string, name: string, envFile: string): Promise<void> {
  if (!(await modelNames(modelsDir)).includes(name)) {
    throw new ModelNotInstalledError(name, (await catalogueNames(modelsDir)).includes(name));
  }
  const { id, manifest } = await openModelFolder(modelsDir, name);
  const env = await readOrUndefined(envFile);
  if (env === undefined) {
    console.log(
      `There is no ${envFile}. Set this for the API and for every embedding worker:\n\n${VARIABLE}=${name}\n`,
    );
  } else {
    await replaceFile(envFile, setVariable(env, VARIABLE, name));
    console.log(`${envFile} now says ${VARIABLE}=${name}.`);
  }
  console.log(
    `Restart the API and the embedding workers. The first worker that starts with ${id} gives every shop a new ` +
      `collection (${manifest.dimension} numbers a photo) and embeds its photos again; until that is done, ` +
      'recommendations may be incomplete. Vectors of the former model are never compared with the new.',
  );
}

/** The text of an env file with one variable set, everything else left as it is. */
export function setVariable(env: string, variable: string, value: string): string {
  const line = new RegExp(`^([ \\t]*(?:export[ \\t]+)?)${variable}[ \\t]*=.*$`, 'gm');
  // Of two settings the last one counts.
  const last = [...env.matchAll(line)].at(-1);
  if (last !== undefined) {
    const end = last.index + last[0].length;
    return `${env.slice(0, last.index)}${last[1]}${variable}=${value}${env.slice(end)}`;
  }
  const gap = env === '' || env.endsWith('\n') ? '' : '\n';
  return `${env}${gap}${variable}=${value}\n`;
}

async function readOrUndefined(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** It holds secrets: its mode stays, and a crash leaves the old file or the new one. */
async function replaceFile(path: string, text: string): Promise<void> {
  const { mode } = await stat(path);
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, text, { mode: mode & 0o777, flush: true });
  await rename(draft, path);
}
