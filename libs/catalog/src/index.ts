export { CatalogModule } from './catalog.module.js';
export {
  ImageEmbeddingState,
  type ImageForEmbedding,
  type ImageGeneration,
  type PendingImage,
} from './image-embedding-state.js';
export { ImageHydrator, type RecommendationItem } from './image-hydrator.js';
export { ImageUrls } from './image-urls.js';
export type { PhotoVariant } from './photo-keys.js';
