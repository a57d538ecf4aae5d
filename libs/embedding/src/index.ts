export { Encoder, type EncoderModel, type TextVector } from './encoder/encoder.port.js';
export {
  EncoderMismatchError,
  InvalidEmbeddingError,
  PhotoUnreadableError,
} from './encoder/encoder.errors.js';
export { OnnxEncoder, type OnnxEncoderOptions } from './encoder/onnx-encoder.js';
export { normalisePrompt, TextVectorCache } from './encoder/text-vector-cache.js';
export {
  CREATE_EMBEDDING,
  createEmbeddingJob,
  DELETE_COLLECTION,
  DELETE_EMBEDDING,
  EMBEDDING_QUEUE,
  EmbeddingOutboxRoutes,
} from './indexing/embedding-jobs.js';
export { ImageIndexer, type IndexOutcome } from './indexing/image-indexer.js';
export { IndexingModule } from './indexing/indexing.module.js';
export { LiveCollections } from './indexing/live-collections.js';
export { IndexRebuildingError } from './recommendation/index-rebuilding.error.js';
export { PromptRecorder } from './recommendation/prompt-recorder.js';
export { RecommendationModule } from './recommendation/recommendation.module.js';
export { type RecommendRequest, RecommendService } from './recommendation/recommend.service.js';
export { ChromaVectorIndex } from './vector-index/chroma-vector-index.js';
export { type IndexedVector, type Neighbour, VectorIndex } from './vector-index/vector-index.port.js';
