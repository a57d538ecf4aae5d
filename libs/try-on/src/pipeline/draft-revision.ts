import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readAnyModelManifest } from '#inference';
import { PARSER_MODEL } from '#person-parse';
import { CUTTER_MODEL } from './models/garment-cutter.js';
import { LANDMARK_MODEL } from './models/garment-landmarks.js';
import { NECK_MODEL } from './models/garment-neck.js';
import { POSE_MODEL } from './models/pose-estimator.js';
import { SIGHT_MODEL } from './quality/draft-sight.js';

/** Every model that makes a draft or judges it. */
export const DRAFT_MODELS = [
  PARSER_MODEL,
  POSE_MODEL,
  CUTTER_MODEL,
  LANDMARK_MODEL,
  NECK_MODEL,
  SIGHT_MODEL,
] as const;

/** Of this lib and of those that a draft's pixels go through, as they run: their sources or what they were compiled to. */
const CODE = ['try-on', 'person-parse', 'images'].map((lib) =>
  resolve(import.meta.dirname, '../../..', lib, 'src'),
);

/**
 * Names what makes drafts: the code, and the networks by the revisions and files of their manifests. Nobody has to
 * raise it; other folders of code are for specs.
 * @throws ModelFolderError
 */
export async function draftRevision(modelsFolder: string, code: readonly string[] = CODE): Promise<string> {
  const models = await Promise.all(
    DRAFT_MODELS.map(async (model) => {
      const { name, revision, files } = await readAnyModelManifest(resolve(modelsFolder, model));
      return [name, revision, files.map(({ sha256 }) => sha256)];
    }),
  );
  return createHash('sha256')
    .update(JSON.stringify([await Promise.all(code.map(codeRevision)), models]))
    .digest('base64url');
}

async function codeRevision(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true });
  const paths = entries.filter((path) => /\.[jt]s$/.test(path) && !/spec\.[jt]s$/.test(path)).sort();
  const files = await Promise.all(paths.map((path) => readFile(join(folder, path))));
  const hash = createHash('sha256');
  for (const [at, file] of files.entries()) hash.update(`${paths[at]}\0`).update(file);
  return hash.digest('base64url');
}
