import { Module } from '@nestjs/common';
import { LiveKeysModule } from '#tenant/keys';
import { CatalogEraser } from './catalog-eraser.js';
import { ImageExport } from './exports/image-export.js';
import { GroupsService } from './groups.service.js';
import { ImageEmbeddingState } from './image-embedding-state.js';
import { ImageHydrator } from './image-hydrator.js';
import { ImageUrls } from './image-urls.js';
import { ImageRepository } from './image.repository.js';
import { ImagesService } from './images.service.js';
import { NumberedImages } from './numbered-images.js';
import { LookCandidates } from './look-candidates.js';
import { OrphanFiles } from './orphan-files.js';
import { PhotoIntake } from './photo-intake/photo-intake.js';
import { PhotoStore } from './photo-store.js';
import { PhotosService } from './photos.service.js';
import { NameSuggestions } from './text-search/name-suggestions.js';
import { TextSearch } from './text-search/text-search.js';
import { TextTerms } from './text-search/text-terms.js';

const forEveryone = [
  CatalogEraser,
  GroupsService,
  ImageEmbeddingState,
  ImageExport,
  ImageHydrator,
  ImagesService,
  ImageUrls,
  NumberedImages,
  LookCandidates,
  NameSuggestions,
  OrphanFiles,
  PhotoIntake,
  PhotosService,
  PhotoStore,
  TextSearch,
];

/** Needs the global modules of platform: config, logging, Prisma, crypto, object storage. */
@Module({
  imports: [LiveKeysModule],
  providers: [...forEveryone, ImageRepository, TextTerms],
  exports: forEveryone,
})
export class CatalogModule {}
