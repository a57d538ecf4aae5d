export { catalogueBytes, catalogueNames, readCatalogueEntry } from './catalogue.js';
export { FolderSource } from './folder-source.js';
export { hubSettings } from './hub-settings.js';
export { HubSource } from './hub-source.js';
export { lockMismatches, readModelsLock } from './models-lock.js';
export { OnnxFileError } from './onnx-graph/onnx-file.error.js';
export { pullModel } from './pull-model.js';
export type { PullEvent, PullOptions } from './pull-options.js';
export { PullStoppedError, UnknownModelError } from './registry.errors.js';
