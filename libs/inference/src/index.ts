export {
  DeviceUnavailableError,
  GraphMismatchError,
  InferenceCrashedError,
  InferenceFailedError,
  InferenceOutOfMemoryError,
  InferenceOverloadedError,
  ModelFolderError,
} from './inference.errors.js';
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
export { LocalInference, type LocalInferenceOptions } from './local-inference.js';
export {
  type ModelFolder,
  openModelFolder,
  openModelFolderAs,
  readAnyModelManifest,
  readModelManifest,
} from './model-folder.js';
export { OnnxFileError } from './onnx-graph/onnx-file.error.js';
export { idOf, precisionsOf, towerPath } from './towers.js';
export { catalogueBytes, catalogueNames, readCatalogueEntry } from './registry/catalogue.js';
export { FolderSource } from './registry/folder-source.js';
export { HubSource } from './registry/hub-source.js';
export { hubSettings } from './registry/hub-settings.js';
export { lockMismatches, readModelsLock } from './registry/models-lock.js';
export { type PullEvent, pullModel } from './registry/pull-model.js';
export { PullStoppedError, UnknownModelError } from './registry/registry.errors.js';
export type { Tensor, Tensors, TensorSpec } from './tensor.js';
export { InferenceAnswerError, InferenceServerError } from './remote/remote.errors.js';
export { RemoteInference, type RemoteInferenceOptions } from './remote/remote-inference.js';
