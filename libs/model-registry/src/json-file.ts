import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { RegistryFileError } from './registry.errors.js';

/** Whether a call of `node:fs` failed with this code. */
export function isFsError(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && codes.includes((error as NodeJS.ErrnoException).code ?? '');
}

/**
 * Reads a JSON file of the registry; undefined where there is none.
 * @throws RegistryFileError that names the version or the field that is wrong
 */
export async function readRegistryFile<T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isFsError(error, 'ENOENT')) return undefined;
    throw new RegistryFileError(path, 'it cannot be read.', { cause: error });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new RegistryFileError(path, 'it is not JSON.', { cause });
  }
  const version = (value as { schema_version?: unknown } | null)?.schema_version;
  if (typeof version === 'number' && version > 1) {
    throw new RegistryFileError(path, `it is of version ${version}, this Vitrine reads 1. Update Vitrine.`);
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new RegistryFileError(path, `it is wrong at ${issue?.path.join('.')}: ${issue?.message}`);
}
