import {
  type GraphRef,
  type GraphSignature,
  type Inference,
  type LoadedGraph,
  type ModelFolder,
  ModelFolderError,
  type Tensors,
  towerPath,
} from '#inference';
import { EncoderMismatchError, type InvalidEmbeddingError } from './encoder.errors.js';
import type { EncoderModel } from './encoder.port.js';
import { unitRows } from './unit-vectors.js';

/** What a tower is asked for. */
export type TowerInterface = {
  signature: GraphSignature;
  /** Inputs that are given where the graph asks for them. */
  optional?: readonly string[];
  batch: GraphRef['batch'];
};

/**
 * Loads a tower of the model and checks that it is one.
 * @throws ModelFolderError | GraphMismatchError | EncoderMismatchError | DeviceUnavailableError | InferenceServerError
 */
export async function openTower(
  folder: ModelFolder,
  tower: 'text' | 'vision',
  inference: Inference,
  { signature, optional = [], batch }: TowerInterface,
): Promise<LoadedGraph> {
  const name = `${folder.manifest.name}-${tower}`;
  const file = towerPath(folder, tower);
  const graph = await inference
    .load({ model: folder.id, name, file, signature, batch })
    .catch((error: unknown) => {
      throw opsetMismatch(folder, error) ?? error;
    });
  const known = new Set([...signature.inputs.map((input) => input.name), ...optional]);
  const foreign = graph.inputs.map((input) => input.name).filter((input) => !known.has(input));
  if (foreign.length === 0) return graph;
  await graph.close();
  throw new EncoderMismatchError(
    folder.id,
    `its ${tower} tower also asks for ${foreign.join(', ')}: it is no tower by itself. ` +
      'Export one file a tower, or pull it as a one-file model.',
  );
}

/** How onnxruntime says so: it has sentences alone, which also hold the file's path. */
const OTHER_ONNX = /\bopset:? \d|\bIR version\b/i;

/** onnxruntime names the opset in passing; the operator is told what to do. */
function opsetMismatch(folder: ModelFolder, error: unknown): EncoderMismatchError | undefined {
  if (!(error instanceof ModelFolderError) || !OTHER_ONNX.test(error.message)) return undefined;
  return new EncoderMismatchError(
    folder.id,
    'its graph is of an ONNX opset that this onnxruntime does not run. Export it with opset 17, or update ' +
      `Vitrine. (${error.message})`,
    { cause: error },
  );
}

/** The unit vectors of an answer, each its own error where it has no direction. @throws EncoderMismatchError */
export function rowsOf(
  outputs: Tensors,
  name: string,
  model: EncoderModel,
): (Float32Array | InvalidEmbeddingError)[] {
  const tensor = outputs[name];
  if (tensor?.type !== 'float32') throw new EncoderMismatchError(model.id, `it answers without ${name}.`);
  return unitRows(tensor.data, tensor.dims.at(-1) ?? model.dimension, model.id);
}

/**
 * @throws EncoderMismatchError unless there are `count` vectors as long as the manifest says, InvalidEmbeddingError
 * where one is none
 */
export function checkRows(model: EncoderModel, rows: readonly (Float32Array | Error)[], count: number): void {
  if (rows.length !== count) {
    throw new EncoderMismatchError(model.id, `it answers with ${rows.length} vectors for ${count} inputs.`);
  }
  for (const row of rows) {
    if (row instanceof Error) throw row;
    if (row.length !== model.dimension) {
      throw new EncoderMismatchError(
        model.id,
        `it answers with ${row.length} numbers, its manifest says ${model.dimension}.`,
      );
    }
  }
}
