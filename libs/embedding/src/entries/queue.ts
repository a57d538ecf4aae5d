/** The queue by its name, for whoever looks at it. */
export { EMBEDDING_QUEUE, embeddingQueueSettings } from '../indexing/embedding-jobs.js';
