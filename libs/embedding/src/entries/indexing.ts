/** Photos to vectors: what the embedding worker runs. */
export { Encoders } from '../encoder/encoders.js';
export { PhotoUnreadableError } from '../encoder/encoder.errors.js';
export { ModelNotAvailableError } from '../encoder/model-not-available.error.js';
export { CollectionBuilder } from '../indexing/collection-builder.js';
export { CollectionBuilds } from '../indexing/collection-builds.js';
export {
  CREATE_EMBEDDING,
  createEmbeddingJob,
  DELETE_COLLECTION,
  DELETE_EMBEDDING,
  deleteCollectionJob,
  EMBEDDING_JOBS,
  EMBEDDING_QUEUE,
  EmbeddingOutboxRoutes,
  embeddingQueueSettings,
} from '../indexing/embedding-jobs.js';
export { EmbeddingEraser } from '../indexing/embedding-eraser.js';
export { ImageIndexer, type IndexOutcome } from '../indexing/image-indexer.js';
export { IndexingModule } from '../indexing/indexing.module.js';
export { LostCollections } from '../indexing/lost-collections.js';
export { PhotoStopsWorkerError } from '../indexing/photo-stops-worker.error.js';
export { Reconciler } from '../indexing/reconciler.js';
export { Reconciliations } from '../indexing/reconciliations.js';
export { RetiredCollections } from '../indexing/retired-collections.js';
export { isTimely, PHOTO_VECTOR_PATH, signedPathOf } from '../recommendation/photo-vector-call.js';
export { embeddingSettings } from '../settings.js';
