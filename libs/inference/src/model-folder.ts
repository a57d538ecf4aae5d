import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import {
  type AnyModelManifest,
  anyModelManifest,
  modelManifest,
  type ModelManifest,
  type ModelPrecision,
} from '#contracts';
import type { z } from 'zod';
import { ModelFolderError } from './inference.errors.js';
import { idOf, precisionsOf } from './towers.js';

/**
 * A verified model folder. `id` names the model, its revision and, other than fp32, the very files: vectors of two
 * ids never meet.
 */
export type ModelFolder<M extends AnyModelManifest = ModelManifest> = {
  id: string;
  path: string;
  manifest: M;
  /** Of the towers that are used; the manifest's own without. */
  precision?: ModelPrecision;
};

export type OpenOptions = {
  /** Which of the model's towers are wanted; those that the manifest names first without. */
  precision?: ModelPrecision | undefined;
};

/**
 * Reads `<modelsDir>/<name>/manifest.json` of an encoder and checks every file that it names by size and SHA-256.
 * @throws ModelFolderError
 */
export async function openModelFolder(
  modelsDir: string,
  name: string,
  options: OpenOptions = {},
): Promise<ModelFolder> {
  const folder = await openModelFolderAs(modelsDir, name, modelManifest);
  const { path, manifest } = folder;
  const { precision = manifest.precision } = options;
  if (!precisionsOf(manifest).includes(precision)) {
    throw new ModelFolderError(
      path,
      `it has no ${precision}, only ${precisionsOf(manifest).join(' and ')}. ` +
        'EMBEDDING_PRECISION=auto takes what is there; models/recipes/int8 makes int8 of fp32.',
    );
  }
  return { id: idOf(manifest, precision), path, manifest, precision };
}

/** The same for a model of the kind that `schema` describes. @throws ModelFolderError */
export async function openModelFolderAs<M extends AnyModelManifest>(
  modelsDir: string,
  name: string,
  schema: z.ZodType<M>,
): Promise<ModelFolder<M>> {
  const path = resolve(modelsDir, name);
  const manifest = await readManifest(path, schema);
  await Promise.all(manifest.files.map((file) => verifyFile(path, file)));
  return { id: `${manifest.name}@${manifest.revision}`, path, manifest };
}

/** Reads the manifest of a model folder; the files that it names are not looked at. @throws ModelFolderError */
export async function readModelManifest(folder: string): Promise<ModelManifest> {
  return readManifest(folder, modelManifest);
}

/** The same for a model of whatever kind. @throws ModelFolderError */
export async function readAnyModelManifest(folder: string): Promise<AnyModelManifest> {
  return readManifest(folder, anyModelManifest);
}

async function readManifest<M extends AnyModelManifest>(folder: string, schema: z.ZodType<M>): Promise<M> {
  let text: string;
  try {
    text = await readFile(join(folder, 'manifest.json'), 'utf8');
  } catch (cause) {
    throw new ModelFolderError(
      folder,
      'there is no manifest.json. `npm run models -- list` shows what is there.',
      {
        cause,
      },
    );
  }
  const parsed = parseJson(folder, text);
  const version = (parsed as { schema_version?: unknown } | null)?.schema_version;
  if (typeof version === 'number' && version > 1) {
    throw new ModelFolderError(
      folder,
      `its manifest is of version ${version}, this Vitrine reads 1. Update Vitrine.`,
    );
  }
  const result = schema.safeParse(parsed);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new ModelFolderError(
      folder,
      `its manifest is wrong at ${issue?.path.join('.')}: ${issue?.message}`,
    );
  }
  return result.data;
}

function parseJson(folder: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ModelFolderError(folder, 'its manifest.json is not JSON.', { cause });
  }
}

async function verifyFile(folder: string, file: AnyModelManifest['files'][number]): Promise<void> {
  const path = join(folder, file.path);
  const size = await stat(path).then(
    (info) => info.size,
    (cause: unknown) => {
      throw new ModelFolderError(folder, `${file.path} is missing.`, { cause });
    },
  );
  if (size !== file.bytes) {
    throw new ModelFolderError(folder, `${file.path} has ${size} bytes, the manifest says ${file.bytes}.`);
  }
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  if (hash.digest('hex') !== file.sha256) {
    throw new ModelFolderError(
      folder,
      `${file.path} is not the file that the manifest names (SHA-256 differs).`,
    );
  }
}
