import { Module } from '@nestjs/common';
import { CatalogModule } from '#catalog';
import { EncoderModule } from '../encoder/encoder.module.js';
import { VectorIndexModule } from '../vector-index/vector-index.module.js';
import { CandidateSearch } from './candidate-search.js';
import { ExactSearch } from './exact-search.js';
import { PageCursor } from './page-cursor.js';
import { PopularItems } from './popular-items.js';
import { PromptRecorder } from './prompt-recorder.js';
import { PromptVectors } from './prompt-vectors.js';
import { RecommendService } from './recommend.service.js';
import { RecommendationPages } from './recommendation-pages.js';

/** Prompts to photos: what the API needs, with the text tower alone. */
@Module({
  imports: [EncoderModule.forTowers(['text']), VectorIndexModule, CatalogModule],
  providers: [
    CandidateSearch,
    ExactSearch,
    PageCursor,
    PopularItems,
    PromptRecorder,
    PromptVectors,
    RecommendationPages,
    RecommendService,
  ],
  exports: [RecommendService, PromptRecorder],
})
export class RecommendationModule {}
