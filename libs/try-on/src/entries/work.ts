/** What a try-on worker runs: jobs from the queue, cut-outs of garments, retention. */
export { GarmentCutOuts } from '../garments/garment-cut-outs.js';
export { GarmentUploads } from '../garments/garment-uploads.js';
export { RenderAccount } from '../jobs/render-account.js';
export { RenderListener } from '../jobs/render-listener.js';
export { TryOnBacklog } from '../jobs/try-on-backlog.js';
export type { JobId } from '../jobs/try-on-files.js';
export { TryOnInputs } from '../jobs/try-on-inputs.js';
export {
  TRY_ON,
  TRY_ON_JOBS,
  TRY_ON_QUEUE,
  TryOnOutboxRoutes,
  tryOnQueueSettings,
} from '../jobs/try-on-jobs.js';
export { TryOnRunner } from '../jobs/try-on-runner.js';
export { type WorkerFacts, WorkerPresence } from '../jobs/worker-presence.js';
export { OrphanTryOnFiles } from '../retention/orphan-try-on-files.js';
export { TryOnRetention } from '../retention/try-on-retention.js';
export { TryOnRetentionRepository } from '../retention/try-on-retention.repository.js';
export { tryOnSettings } from '../settings.js';
export { TryOnWorkModule } from '../try-on-work.module.js';
