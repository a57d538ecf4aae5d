export { Encoder, type EncoderModel, type TextVector } from './encoder/encoder.port.js';
export {
  EncoderMismatchError,
  InvalidEmbeddingError,
  PhotoUnreadableError,
} from './encoder/encoder.errors.js';
export { Encoders, EncoderSource } from './encoder/encoders.js';
export { ModelNotAvailableError } from './encoder/model-not-available.error.js';
export { OnnxEncoder, type OnnxEncoderOptions } from './encoder/onnx-encoder.js';
export { KnownWords } from './encoder/known-words.js';
export { makeReferenceVectors } from './encoder/precision/make-reference-vectors.js';
export { normalisePrompt, TextVectorCache } from './encoder/text-vector-cache.js';
export {
  CREATE_EMBEDDING,
  createEmbeddingJob,
  DELETE_COLLECTION,
  DELETE_EMBEDDING,
  EMBEDDING_QUEUE,
  EmbeddingOutboxRoutes,
  embeddingQueueSettings,
} from './indexing/embedding-jobs.js';
export { CollectionBuilder } from './indexing/collection-builder.js';
export { CollectionBuilds } from './indexing/collection-builds.js';
export { ImageIndexer, type IndexOutcome } from './indexing/image-indexer.js';
export { IndexingModule } from './indexing/indexing.module.js';
export { LiveCollections } from './indexing/live-collections.js';
export { LostCollections } from './indexing/lost-collections.js';
export { PhotoStopsWorkerError } from './indexing/photo-stops-worker.error.js';
export { Reconciler } from './indexing/reconciler.js';
export { Reconciliations } from './indexing/reconciliations.js';
export { RetiredCollections } from './indexing/retired-collections.js';
export { UpkeepModule } from './indexing/upkeep.module.js';
export { UpkeepService } from './indexing/upkeep.service.js';
export { readPrompt } from './prompts/prompt-reader.js';
export { PromptRecorder } from './recommendation/prompt-recorder.js';
export { RecommendationModule } from './recommendation/recommendation.module.js';
export { EventRecorder } from './recommendation/event-recorder.js';
export { LookService } from './recommendation/look.service.js';
export { ImageVectors } from './recommendation/image-vectors.js';
export { isTimely, PHOTO_VECTOR_PATH, signedPathOf } from './recommendation/photo-vector-call.js';
export { PromptVectors } from './recommendation/prompt-vectors.js';
export { scoreOf, withoutNeutral } from './recommendation/query-vector.js';
export { RecommendationReport } from './recommendation/recommendation-report.js';
export {
  type PhotoRequest,
  type RecommendRequest,
  RecommendService,
  type SimilarRequest,
} from './recommendation/recommend.service.js';
export { SuggestService } from './recommendation/suggest.service.js';
export { CopiedVectorIndex } from './vector-index/copied-vector-index.js';
export { StoredVectors } from './vector-index/stored-vectors.js';
export { ChromaVectorIndex } from './vector-index/chroma-vector-index.js';
export { type IndexedVector, type Neighbour, VectorIndex } from './vector-index/vector-index.port.js';
