/** What a worker does to a catalogue: it runs imports, follows embedding, and erases. */
export { CatalogEraser } from '../catalog-eraser.js';
export { ImageEmbeddingState } from '../image-embedding-state.js';
export { ImportRunner } from '../imports/import-runner.js';
export { ImportRunnerModule } from '../imports/import-runner.module.js';
export { OrphanFiles } from '../orphan-files.js';
export { PhotoStore } from '../photo-store.js';
