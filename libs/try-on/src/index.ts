export * from './errors/try-on.error.js';
export * from './pipeline/try-on-pipeline.js';
export * from './renderers/renderer.js';
export { openRenderers } from './renderers/open-renderers.js';
export { RendererChain } from './renderers/renderer-chain.js';
export { GarmentChoiceError } from './errors/garment-choice.error.js';
export { InputPhotoRejectedError } from './errors/input-photo-rejected.error.js';
export { ModeNotAvailableError } from './errors/mode-not-available.error.js';
export { NoSuchGarmentError } from './errors/no-such-garment.error.js';
export { tooManyBytes } from './jobs/check-photo.js';
export { DEFAULT_OPTIONS, type NewGarment, type NewTryOn, type TryOnOptions } from './jobs/new-try-on.js';
export { GarmentCutOuts } from './garments/garment-cut-outs.js';
export { GarmentUploads } from './garments/garment-uploads.js';
export { garmentTypeOf } from './garments/garment-words.js';
export { RequestFingerprint } from './jobs/request-fingerprint.js';
export type { TryOnRow } from './jobs/try-on-row.js';
export type { JobId } from './jobs/try-on-files.js';
export { TRY_ON, TRY_ON_QUEUE, TryOnOutboxRoutes, tryOnQueueSettings } from './jobs/try-on-jobs.js';
export { availableModes } from './jobs/try-on-modes.js';
export { TryOnBacklog } from './jobs/try-on-backlog.js';
export { TooManyTryOnsError } from './errors/too-many-try-ons.error.js';
export { type FeedListener, type TryOnChange, TryOnFeeds } from './jobs/try-on-feeds.js';
export { TryOnInputs } from './jobs/try-on-inputs.js';
export { RenderAccount } from './jobs/render-account.js';
export { RenderListener } from './jobs/render-listener.js';
export { type RunEnd, TryOnRunner } from './jobs/try-on-runner.js';
export { TryOnService } from './jobs/try-on.service.js';
export { type ResultSignature, TryOnUrls } from './jobs/try-on-urls.js';
export { PipelineCrashedError } from './errors/pipeline-crashed.error.js';
export { ThreadedTryOnPipeline } from './pipeline-thread/threaded-try-on-pipeline.js';
export { type WorkerFacts, WorkerPresence } from './jobs/worker-presence.js';
export { FinalPipeline } from './pipeline/final-pipeline.js';
export { OrphanTryOnFiles } from './retention/orphan-try-on-files.js';
export { TryOnRetention } from './retention/try-on-retention.js';
export { TryOnRetentionRepository } from './retention/try-on-retention.repository.js';
export { TryOnModule, TryOnWorkModule } from './try-on.module.js';
export {
  createDraftPipeline,
  DEFAULT_WORK_SIZE,
  DRAFT_PIPELINE_MODULE,
  type DraftPipelineOptions,
} from './pipeline/draft-pipeline.js';
export { DraftEngine } from './pipeline/draft/draft-engine.js';
export { TRY_ON_STEPS } from './pipeline/draft/stages.js';
export { measurement } from './pipeline/quality/measurement.js';
export { drawFigure, type Figure } from './figure/draw-figure.js';
export { CUTTER_MODEL, GarmentCutter, type Shown, SHOWN } from './pipeline/models/garment-cutter.js';
export { decodeWhole as decodePhoto } from './pipeline/images/decode.js';
export { labelsOf, PARSER_MODEL, PARTS, PersonParser } from './pipeline/models/person-parser.js';
export { drawGarment, type DrawnGarment, type DrawnLandmarks } from './drawn-garments/draw-garment.js';
export * from './pipeline/garment/landmarks.js';
export { GarmentLandmarkFinder, LANDMARK_MODEL } from './pipeline/models/garment-landmarks.js';
export { cutOut } from './pipeline/stages/cut-out/cut-out.js';
