import { Module } from '@nestjs/common';
import { RecommendationModule } from '#embedding';
import { EventsController } from './events.controller.js';
import { ReportsController } from './reports.controller.js';

/** What shoppers do with recommendations, and what that comes to. */
@Module({ imports: [RecommendationModule], controllers: [EventsController, ReportsController] })
export class EventsApiModule {}
