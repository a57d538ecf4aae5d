/** Prompts to photos: what the API needs. */
export { EventRecorder } from './recommendation/event-recorder.js';
export { ImageVectors } from './recommendation/image-vectors.js';
export { LookService } from './recommendation/look.service.js';
export { PopularService } from './recommendation/popular.service.js';
export { RecommendationModule } from './recommendation/recommendation.module.js';
export { RecommendationReport } from './recommendation/recommendation-report.js';
export { type RecommendRequest, RecommendService } from './recommendation/recommend.service.js';
export { SuggestService } from './recommendation/suggest.service.js';
export { UpkeepService } from './indexing/upkeep.service.js';
export { embeddingSettings } from './settings.js';
