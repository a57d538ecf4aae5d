/** The queue by its name, for whoever looks at it. */
export {
  EMBEDDING_QUEUE,
  EmbeddingOutboxRoutes,
  embeddingQueueSettings,
} from '../indexing/embedding-jobs.js';
