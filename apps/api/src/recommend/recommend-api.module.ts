import { Module } from '@nestjs/common';
import { RecommendationModule } from '#embedding';
import { RecommendController } from './recommend.controller.js';

@Module({ imports: [RecommendationModule], controllers: [RecommendController] })
export class RecommendApiModule {}
