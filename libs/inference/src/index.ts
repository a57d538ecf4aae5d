export {
  InferenceCrashedError,
  InferenceFailedError,
  InferenceOverloadedError,
  ModelFolderError,
} from './inference.errors.js';
export { InferencePool, type InferencePoolOptions } from './inference-pool.js';
export { MicroBatcher, type MicroBatcherOptions } from './micro-batcher.js';
export { type ModelFolder, openModelFolder } from './model-folder.js';
export type { Tensor, Tensors, TensorSpec } from './tensor.js';
