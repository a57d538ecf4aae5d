/** The pipeline's stages and figures one by one, for the programs that measure drafts. */
export { DraftEngine } from '../pipeline/draft/draft-engine.js';
export { measurement } from '../pipeline/measurement/measurement.js';
