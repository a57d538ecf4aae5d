import { join } from 'node:path';
import { generatorManifest, type InferenceStatus } from '#contracts';
import {
  DeviceUnavailableError,
  type GraphSignature,
  type GraphStatus,
  type InferencePool,
  LocalInference,
  openModelFolderAs,
} from '#inference';
import { InvalidConfigurationError } from '#platform';
import type { RendererHost } from '../renderer-definition.js';
import { MOST_CANDIDATES } from './candidates.js';
import type { Size } from '../place-in-frame.js';
import { WholeBody } from './whole-body.js';

/** The network, loaded. */
export type Generator = {
  /** Name and revision. */
  id: string;
  frame: Size;
  graph: Pick<InferencePool, 'loop'>;
  /** Finds hands and faces, where it is installed. */
  wholeBody?: Pick<WholeBody, 'id' | 'find'>;
  /** Where it runs. */
  inference(): InferenceStatus;
  graphs(): Record<string, GraphStatus>;
  close(): Promise<void>;
};

/**
 * Loads the network that the recipe `models/recipes/fashn_vton` has written, its weights beside it.
 * @param poseModel of hands and faces, which are not drawn without
 * @throws ModelFolderError, GraphMismatchError; InvalidConfigurationError where there is no GPU
 */
export async function openGenerator(
  name: string,
  { modelsFolder, device, gpu, threads, onCall }: RendererHost,
  poseModel?: string,
): Promise<Generator> {
  const { id, path, manifest } = await openModelFolderAs(modelsFolder, name, generatorManifest);
  const [height, width] = manifest.input_size;
  const inference = new LocalInference({
    workers: 1,
    intraOpThreads: threads,
    device,
    gpu,
    maxBatch: MOST_CANDIDATES,
    ...(onCall && { onCall }),
  });
  try {
    const graph = await inference.load({
      model: id,
      name,
      file: join(path, 'model.onnx'),
      signature: signatureOf(height, width),
      batch: { cpu: 1, cuda: MOST_CANDIDATES },
    });
    const { device: found, fallback = 'no GPU was found' } = inference.status();
    if (device === 'auto' && found === 'cpu') throw noGpu(fallback);
    const wholeBody =
      poseModel === undefined ? undefined : await WholeBody.open(modelsFolder, poseModel, inference);
    return {
      id,
      frame: { width, height },
      graph,
      ...(wholeBody && { wholeBody }),
      inference: () => inference.status(),
      graphs: () => inference.graphs(),
      close: () => inference.close(),
    };
  } catch (error) {
    await inference.close();
    throw error instanceof DeviceUnavailableError ? noGpu(error.reason) : error;
  }
}

/** A picture would take most of an hour on a CPU: whoever wants that says so. */
function noGpu(reason: string): InvalidConfigurationError {
  const message = `The renderer fashn-vton needs a CUDA GPU, but ${reason}. TRYON_DEVICE=cpu runs it all the same, for tests`;
  return new InvalidConfigurationError([{ variable: 'TRYON_DEVICE', message }]);
}

function signatureOf(height: number, width: number): GraphSignature {
  const picture = (name: string, channels: number) => ({
    name,
    type: 'float32',
    dims: [-1, channels, height, width],
  });
  const numbers = (name: string, size: number) => ({ name, type: 'float32', dims: [size] });
  return {
    inputs: [
      picture('x', 3),
      picture('ca_images', 3),
      picture('garment_images', 3),
      picture('person_poses', 1),
      picture('garment_poses', 1),
      numbers('times', -1),
      numbers('steps', -1),
      numbers('guidance', 1),
      { name: 'garment_categories', type: 'int64', dims: [-1] },
    ],
    outputs: [picture('next_x', 3)],
  };
}
