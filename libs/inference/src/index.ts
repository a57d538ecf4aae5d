export {
  InferenceCrashedError,
  InferenceFailedError,
  InferenceOverloadedError,
  ModelFolderError,
} from './inference.errors.js';
export { InferencePool, type InferencePoolOptions } from './inference-pool.js';
export { type ModelFolder, openModelFolder, readModelManifest } from './model-folder.js';
export { catalogueBytes, catalogueNames, readCatalogueEntry } from './registry/catalogue.js';
export { FolderSource } from './registry/folder-source.js';
export { HubSource } from './registry/hub-source.js';
export { hubSettings } from './registry/hub-settings.js';
export { lockMismatches, readModelsLock } from './registry/models-lock.js';
export { type PullEvent, pullModel } from './registry/pull-model.js';
export { PullStoppedError, UnknownModelError } from './registry/registry.errors.js';
export type { Tensor, Tensors, TensorSpec } from './tensor.js';
