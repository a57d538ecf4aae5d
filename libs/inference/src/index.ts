export {
  DeviceUnavailableError,
  GraphMismatchError,
  InferenceCrashedError,
  InferenceFailedError,
  InferenceNotFiniteError,
  InferenceOutOfMemoryError,
  InferenceOverloadedError,
  ModelFolderError,
} from './inference.errors.js';
export type { CallListener, InferenceCall } from './inference-call.js';
export { InferenceMetrics } from './inference-metrics.js';
export type { InferenceLoop } from './inference-loop.js';
export { InferenceModule } from './inference.module.js';
export { InferencePool, type InferencePoolOptions } from './inference-pool.js';
export {
  type GraphRef,
  type GraphSignature,
  type GraphStatus,
  Inference,
  type LoadedGraph,
} from './inference.port.js';
export { inHalves } from './in-halves.js';
export { loadModel } from './load-model.js';
export { LocalInference, type LocalInferenceOptions } from './local-inference.js';
export {
  type ModelFolder,
  openModelFolder,
  openModelFolderAs,
  readAnyModelManifest,
  readModelManifest,
} from './model-folder.js';
export { idOf, precisionsOf, towerPath } from './towers.js';
export type { Tensor, Tensors, TensorSpec } from './tensor.js';
export { InferenceAnswerError, InferenceServerError } from './remote/remote.errors.js';
export { RemoteInference, type RemoteInferenceOptions } from './remote/remote-inference.js';
export { type Config as InferenceConfig, inferenceSettings } from './settings.js';
