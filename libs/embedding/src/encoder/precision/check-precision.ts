import type { EncoderCheck, ModelPrecision, ReferencePrecision } from '#contracts';
import type { ModelFolder } from '#inference';
import type { Encoder } from '../encoder.port.js';
import { photosAlone, promptsAlone } from './ask-alone.js';
import { readReferenceVectors } from './reference-file.js';

/**
 * Least cosines of int8 with the reference vectors. With those of fp32: what int8 may lose; towers that models/recipes/int8
 * makes are above 0.998. With those of int8 itself: exact products give the same to the sixth digit on every processor;
 * sums that are cut off are below 0.9995 even in a ViT-B/32, whose loss they hardly change (docs/decisions/0019).
 */
export const LEAST_COSINE: Record<ReferencePrecision, number> = { fp32: 0.97, int8: 0.9995 };

/** Precisions that may answer otherwise on another processor. */
const QUANTISED: readonly (ModelPrecision | undefined)[] = ['int8'];

/**
 * Compares an encoder that is quantised with the reference vectors of its folder; undefined of another one. `towers` are
 * those that the encoder was opened with. @throws EncoderMismatchError and as encoding does
 */
export async function checkPrecision(
  encoder: Encoder,
  folder: ModelFolder,
  towers: readonly ('text' | 'vision')[],
): Promise<EncoderCheck | undefined> {
  if (!QUANTISED.includes(folder.precision)) return undefined;
  const reference = await readReferenceVectors(folder);
  if (reference === undefined) return { model: folder.id, outcome: 'no-reference', fp32: {}, int8: {} };
  const { prompts, photos } = reference;
  const texts = towers.includes('text')
    ? await promptsAlone(
        encoder,
        prompts.map(({ prompt }) => prompt),
      )
    : [];
  const visions = towers.includes('vision')
    ? await photosAlone(
        encoder,
        photos.map(({ png }) => Buffer.from(png, 'base64')),
      )
    : [];
  const cosinesWith = (precision: ReferencePrecision): EncoderCheck[ReferencePrecision] => {
    const ofPrompts = leastCosine(texts, prompts, precision);
    const ofPhotos = leastCosine(visions, photos, precision);
    return {
      ...(ofPrompts !== undefined && { text: ofPrompts }),
      ...(ofPhotos !== undefined && { vision: ofPhotos }),
    };
  };
  const found = { fp32: cosinesWith('fp32'), int8: cosinesWith('int8') };
  const passed = (['fp32', 'int8'] as const).every((precision) =>
    Object.values(found[precision]).every((cosine) => cosine >= LEAST_COSINE[precision]),
  );
  return { model: folder.id, outcome: passed ? 'passed' : 'failed', ...found };
}

/** Undefined where there is nothing to compare. */
function leastCosine(
  vectors: readonly Float32Array[],
  references: readonly Partial<Record<ReferencePrecision, number[]>>[],
  precision: ReferencePrecision,
): number | undefined {
  const cosines = vectors.flatMap((vector, at) => {
    const reference = references[at]?.[precision];
    return reference === undefined ? [] : [cosineOf(vector, reference)];
  });
  return cosines.length === 0 ? undefined : Math.min(...cosines);
}

/** Of two vectors of length 1; of two lengths, which have nothing in common, 0. */
function cosineOf(found: Float32Array, reference: readonly number[]): number {
  if (found.length !== reference.length) return 0;
  return reference.reduce((sum, value, at) => sum + value * (found[at] ?? 0), 0);
}
