/** Jobs as whoever takes requests sees them: no model, no pipeline, no queue. */
export { TryOnError } from './errors/try-on.error.js';
export { GarmentChoiceError } from './errors/garment-choice.error.js';
export { TooManyFeedsError } from './errors/too-many-feeds.error.js';
export { NoSuchGarmentError } from './errors/no-such-garment.error.js';
export { tooManyBytes } from './jobs/check-photo.js';
export type { NewGarment, NewTryOn } from './jobs/new-try-on.js';
export { garmentTypeOf } from './garments/garment-words.js';
export { jpegOfResult } from './jobs/jpeg-of-result.js';
export { RequestFingerprint } from './jobs/request-fingerprint.js';
export type { TryOnRow } from './jobs/try-on-row.js';
export { TryOnFeeds } from './jobs/try-on-feeds.js';
export { TryOnService } from './jobs/try-on.service.js';
export { TryOnUrls } from './jobs/try-on-urls.js';
export { WorkerPresence } from './jobs/worker-presence.js';
export { TryOnModule } from './try-on.module.js';
export { tryOnSettings } from './settings.js';
