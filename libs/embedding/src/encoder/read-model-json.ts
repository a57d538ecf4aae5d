import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { EncoderMismatchError } from './encoder.errors.js';

/** A JSON file of a model folder, checked. @throws EncoderMismatchError */
export async function readModelJson<T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(join(folder, name), 'utf8'));
  } catch (cause) {
    throw new EncoderMismatchError(folder, `${name} is missing or not JSON.`, { cause });
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new EncoderMismatchError(folder, `${name} is wrong at ${issue?.path.join('.')}: ${issue?.message}`);
}
