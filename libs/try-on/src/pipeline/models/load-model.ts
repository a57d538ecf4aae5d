import { join } from 'node:path';
import type { AnyModelManifest } from '#contracts';
import type { Inference, LoadedGraph, ModelFolder } from '#inference';

/** Loads a model of the pipeline, which is called with one picture at a time. @throws ModelFolderError, DeviceUnavailableError */
export function loadModel(
  inference: Inference,
  { id, path, manifest }: ModelFolder<AnyModelManifest>,
): Promise<LoadedGraph> {
  return inference.load({
    model: id,
    name: manifest.name,
    file: join(path, 'model.onnx'),
    // Whoever calls it looks at each output.
    signature: { inputs: [], outputs: [] },
    batch: { cpu: 1, cuda: 1 },
  });
}
