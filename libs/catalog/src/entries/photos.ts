/** What a photo may be, and how one is named, for whoever takes photos of another kind: no table, no service. */
export { inspectPhoto, type PhotoFault } from '../photo-intake/inspect-photo.js';
export { MAX_PHOTO_BYTES, MAX_PHOTO_PIXELS } from '../photo-intake/limits.js';
export { withoutMetadata } from '../photo-intake/without-metadata.js';
