import {
  type ModelManifest,
  type ModelPrecision,
  type ReferencePrecision,
  type ReferenceVectors,
  referenceVectors,
} from '#contracts';
import { type ModelFolder, precisionsOf } from '#inference';
import { readModelJson } from '../read-model-json.js';

export const REFERENCE_FILE = 'reference-vectors.json';

/** SHA-256 of a model's towers in a precision; undefined where it has none. */
export function towersIn(
  manifest: ModelManifest,
  precision: ReferencePrecision,
): { text: string; vision: string } | undefined {
  const [text, vision] = (['text', 'vision'] as const).map((tower) => {
    const file = manifest.files.find(
      ({ role, path, precision: own = manifest.precision }) =>
        own === precision && (role === tower || (role === undefined && path === `onnx/${tower}_model.onnx`)),
    );
    return file?.sha256;
  });
  return text === undefined || vision === undefined ? undefined : { text, vision };
}

/** Whether a model comes in a precision. */
export function comesIn(manifest: ModelManifest, precision: ModelPrecision): boolean {
  return precisionsOf(manifest).includes(precision);
}

/**
 * The reference vectors that a model folder in int8 carries; undefined where it has none of its own int8 towers, or none
 * of the fp32 ones that lie beside them. @throws EncoderMismatchError where the file is wrong
 */
export async function readReferenceVectors({
  path,
  manifest,
}: ModelFolder): Promise<ReferenceVectors | undefined> {
  const file = manifest.files.find(({ role }) => role === 'reference-vectors');
  if (file === undefined) return undefined;
  const reference = await readModelJson(path, file.path, referenceVectors);
  const isOfThese = (['fp32', 'int8'] as const).every((precision) => {
    const there = towersIn(manifest, precision);
    const made = reference.made_with[precision];
    return there === undefined || (there.text === made?.text && there.vision === made.vision);
  });
  return isOfThese ? reference : undefined;
}
