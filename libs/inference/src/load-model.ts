import { join } from 'node:path';
import type { AnyModelManifest } from '#contracts';
import type { Inference, LoadedGraph } from './inference.port.js';
import type { ModelFolder } from './model-folder.js';

/** Loads a built-in model of one graph, which is called with one picture at a time. @throws as `Inference.load` */
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
