import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ConversionError, ConverterMissingError } from './convert.errors.js';

/** A Python program that makes a model folder of a checkpoint. */
export type Converter = { model: string; python: string; script: string };

const run = promisify(execFile);

/** Whether it can be run: its interpreter and its packages are there. @throws ConverterMissingError */
export async function requireConverter(
  { model, python, script }: Converter,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await run(python, [script, '--ready'], { signal });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new ConverterMissingError(model, python, lastWords(cause), { cause });
  }
}

/** Writes model.onnx, its weights and manifest.json into `out`. @throws ConversionError */
export async function convert(
  { model, python, script }: Converter,
  { checkpoint, precision, out }: { checkpoint: string; precision: string; out: string },
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await run(python, [script, checkpoint, '--precision', precision, '--out', out], { signal });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new ConversionError(model, lastWords(cause), { cause });
  }
}

/** The last line of what the program said, which of an exception is its sentence. */
function lastWords(cause: unknown): string {
  const { stderr, message } = cause as Error & { stderr?: string };
  const lines = (stderr ?? '').trim().split('\n');
  return (lines.at(-1) || message).slice(0, 500);
}
