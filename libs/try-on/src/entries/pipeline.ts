/** Photos to try-on pictures, with no job and no database: the pipeline's port, the draft, the renderers. */
export * from '../errors/try-on.error.js';
export { createDraftPipeline } from '../pipeline/draft-pipeline.js';
export { DraftEngine } from '../pipeline/draft/draft-engine.js';
export { TRY_ON_STEPS } from '../pipeline/draft/stages.js';
export { FinalPipeline } from '../pipeline/final-pipeline.js';
export { measurement } from '../pipeline/quality/measurement.js';
export * from '../pipeline/try-on-pipeline.js';
export { ThreadedTryOnPipeline } from '../pipeline-thread/threaded-try-on-pipeline.js';
export { openRenderers } from '../renderers/open-renderers.js';
