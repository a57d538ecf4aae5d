import { Module } from '@nestjs/common';
import { CatalogModule } from '#catalog';
import { EncoderModule } from '../encoder/encoder.module.js';
import { VectorIndexModule } from '../vector-index/vector-index.module.js';
import { PromptRecorder } from './prompt-recorder.js';
import { RecommendService } from './recommend.service.js';

/** Prompts to photos: what the API needs, with the text tower alone. */
@Module({
  imports: [EncoderModule.forTowers(['text']), VectorIndexModule, CatalogModule],
  providers: [RecommendService, PromptRecorder],
  exports: [RecommendService, PromptRecorder],
})
export class RecommendationModule {}
