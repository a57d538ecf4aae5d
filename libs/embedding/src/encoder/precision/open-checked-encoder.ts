import type { EncoderCheck, EncoderStatus, ModelPrecision } from '#contracts';
import { type ModelFolder, openModelFolder } from '#inference';
import { OnnxEncoder, type OnnxEncoderOptions } from '../onnx-encoder.js';
import { checkPrecision } from './check-precision.js';
import { QuantisedEncoderWrongError, ReferenceVectorsMissingError, whatIsWrong } from './precision.errors.js';
import { comesIn } from './reference-file.js';

export type CheckedEncoder = { encoder: OnnxEncoder; check: EncoderCheck | undefined };

/** Told of every check, whatever it found. */
export type OnCheck = (check: EncoderCheck) => void;

/**
 * Opens an encoder and, where it is quantised, compares it with the reference vectors of its folder.
 * @throws QuantisedEncoderWrongError | ReferenceVectorsMissingError, and as opening does
 */
export async function openChecked(
  folder: ModelFolder,
  options: OnnxEncoderOptions,
  onCheck: OnCheck,
): Promise<CheckedEncoder> {
  const encoder = await OnnxEncoder.open(folder, options);
  try {
    const check = await checkPrecision(encoder, folder, options.towers);
    if (check !== undefined) {
      onCheck(check);
      refuse(check, folder);
    }
    return { encoder, check };
  } catch (error) {
    await encoder.close();
    throw error;
  }
}

/**
 * The encoder of `<modelsDir>/<name>` in the precision that is asked for. `auto` is the one that the manifest names, and
 * fp32 in its place where that is quantised and not shown to be right here.
 * @throws QuantisedEncoderWrongError | ReferenceVectorsMissingError where a precision is asked for by name, or the model
 * has no fp32; and as opening does
 */
export async function openConfigured(
  { modelsDir, name, requested }: { modelsDir: string; name: string; requested: EncoderStatus['requested'] },
  options: OnnxEncoderOptions,
  onCheck: OnCheck,
): Promise<{ encoder: OnnxEncoder; status: EncoderStatus }> {
  const open = (precision?: ModelPrecision) => openModelFolder(modelsDir, name, { precision });
  const folder = await open(requested === 'auto' ? undefined : requested);
  const { precision = folder.manifest.precision } = folder;
  try {
    const { encoder, check } = await openChecked(folder, options, onCheck);
    return { encoder, status: { model: folder.id, requested, precision, ...(check && { check }) } };
  } catch (error) {
    if (!isRefusal(error) || requested !== 'auto' || !comesIn(folder.manifest, 'fp32')) throw error;
    const exact = await open('fp32');
    const encoder = await OnnxEncoder.open(exact, options);
    const { check } = error;
    return {
      encoder,
      status: { model: exact.id, requested, precision: 'fp32', check, fallback: whatIsWrong(check) },
    };
  }
}

function isRefusal(error: unknown): error is QuantisedEncoderWrongError | ReferenceVectorsMissingError {
  return error instanceof QuantisedEncoderWrongError || error instanceof ReferenceVectorsMissingError;
}

/** Throws unless the encoder may be used. */
function refuse(check: EncoderCheck, { manifest, precision }: ModelFolder): void {
  const { name } = manifest;
  const hasExact = comesIn(manifest, 'fp32');
  if (check.outcome === 'no-reference') {
    throw new ReferenceVectorsMissingError(
      check,
      `\`npm run models -- reference ${name}\` makes them${hasExact ? '; EMBEDDING_PRECISION=fp32 does without' : ''}.`,
    );
  }
  if (check.outcome !== 'failed') return;
  throw new QuantisedEncoderWrongError(
    check,
    hasExact
      ? 'Set EMBEDDING_PRECISION=fp32 for every process, or make its int8 towers anew (models/recipes/int8).'
      : `It has no fp32 to take its place: \`npm run models -- pull ${name} --precision ${precision}\` fetches it as well.`,
  );
}
