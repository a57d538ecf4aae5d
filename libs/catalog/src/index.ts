export { CatalogEraser } from './catalog-eraser.js';
export { CatalogModule } from './catalog.module.js';
export { ImageExport } from './exports/image-export.js';
export { ExternalIdTakenError } from './external-id-taken.error.js';
export { GroupInUseError, GroupNameTakenError } from './group.errors.js';
export { GroupsService } from './groups.service.js';
export type { GroupKind } from './groups.js';
export {
  ImageEmbeddingState,
  type ImageForEmbedding,
  type ImageGeneration,
  type PendingImage,
} from './image-embedding-state.js';
export { ImageHydrator, type RecommendationItem } from './image-hydrator.js';
export type { ItemFilter } from './item-filter.js';
export { ImagesService } from './images.service.js';
export { ImageUrls, packId, type PhotoSignature, unpackId } from './image-urls.js';
export { ImportRunner } from './imports/import-runner.js';
export { ImportRunnerModule, ImportsModule } from './imports/imports.module.js';
export { ImportsService } from './imports/imports.service.js';
export { type ImagePk, NumberedImages, type NumberedGroup, type NumberedImage } from './numbered-images.js';
export { type LookCandidate, LookCandidates } from './look-candidates.js';
export { OrphanFiles } from './orphan-files.js';
export { ImageRejectedError, type ImageRejectionCode } from './photo-intake/image-rejected.error.js';
export { MAX_PHOTO_BYTES } from './photo-intake/limits.js';
export { withoutMetadata } from './photo-intake/without-metadata.js';
export { IMPORT_FOLDER } from './imports/limits.js';
export { PhotoIntake } from './photo-intake/photo-intake.js';
export { PhotoTooLargeError } from './photo-intake/photo-too-large.error.js';
export type { PhotoVariant } from './photo-keys.js';
export { PhotoStore } from './photo-store.js';
export { NameSuggestions } from './text-search/name-suggestions.js';
export { type TextMatches, type TextPrompt, TextSearch, type TextShares } from './text-search/text-search.js';
export { TextTerms } from './text-search/text-terms.js';
export { type PhotoLocation, PhotosService } from './photos.service.js';
