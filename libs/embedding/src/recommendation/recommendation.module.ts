import { Module } from '@nestjs/common';
import { CatalogModule } from '#catalog';
import { EncoderModule } from '../encoder/encoder.module.js';
import { VectorIndexModule } from '../vector-index/vector-index.module.js';
import { LiveCollections } from '../indexing/live-collections.js';
import { UpkeepModule } from '../indexing/upkeep.module.js';
import { UpkeepService } from '../indexing/upkeep.service.js';
import { AskerMarks } from './asker-marks.js';
import { CandidateSearch } from './candidate-search.js';
import { CatalogueModels } from './catalogue-models.js';
import { EventRecorder } from './event-recorder.js';
import { ExactSearch } from './exact-search.js';
import { ImageVectors } from './image-vectors.js';
import { LookService } from './look.service.js';
import { PageCursor } from './page-cursor.js';
import { PhotoColours } from './photo-colours.js';
import { PhotoVectors } from './photo-vectors.port.js';
import { PopularItems } from './popular-items.js';
import { PopularService } from './popular.service.js';
import { PopularPrompts } from './popular-prompts.js';
import { PromptRecorder } from './prompt-recorder.js';
import { PromptVectors } from './prompt-vectors.js';
import { RecommendService } from './recommend.service.js';
import { RecommendationReport } from './recommendation-report.js';
import { RecommendationPages } from './recommendation-pages.js';
import { SuggestService } from './suggest.service.js';
import { TextFusion } from './text-fusion.js';
import { TextSides } from './text-side.js';
import { UnknownGroups } from './unknown-groups.js';
import { WorkerPhotoVectors } from './worker-photo-vectors.js';

/** Prompts to photos: what the API needs, with the text tower alone. */
@Module({
  imports: [EncoderModule.forTowers(['text']), VectorIndexModule, CatalogModule, UpkeepModule],
  providers: [
    CandidateSearch,
    CatalogueModels,
    EventRecorder,
    ExactSearch,
    ImageVectors,
    LiveCollections,
    LookService,
    PageCursor,
    PhotoColours,
    { provide: PhotoVectors, useClass: WorkerPhotoVectors },
    PopularItems,
    PopularPrompts,
    PopularService,
    PromptRecorder,
    AskerMarks,
    PromptVectors,
    RecommendationPages,
    RecommendationReport,
    RecommendService,
    SuggestService,
    TextFusion,
    TextSides,
    UnknownGroups,
    UpkeepService,
  ],
  exports: [
    EventRecorder,
    ImageVectors,
    LookService,
    PopularService,
    PromptRecorder,
    RecommendationReport,
    RecommendService,
    SuggestService,
    UpkeepService,
  ],
})
export class RecommendationModule {}
