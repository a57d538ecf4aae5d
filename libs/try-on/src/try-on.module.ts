import { Module } from '@nestjs/common';
import { OutboxSignal } from '#platform';
import { LiveKeysModule, RenderBudget } from '#tenant';
import { CatalogueGarments } from './garments/catalogue-garments.js';
import { CutOutRepository } from './garments/cut-out.repository.js';
import { RequestFingerprint } from './jobs/request-fingerprint.js';
import { TryOnErasure } from './jobs/try-on-erasure.js';
import { TryOnFeeds } from './jobs/try-on-feeds.js';
import { TryOnFiles } from './jobs/try-on-files.js';
import { TryOnRepository } from './jobs/try-on.repository.js';
import { TryOnService } from './jobs/try-on.service.js';
import { ReusedResults } from './jobs/reused-results.js';
import { TryOnUrls } from './jobs/try-on-urls.js';
import { WorkerPresence } from './jobs/worker-presence.js';
import { TryOnWorkRepository } from './jobs/try-on-work.repository.js';
import { OrphanTryOnFiles } from './retention/orphan-try-on-files.js';
import { TryOnRetentionRepository } from './retention/try-on-retention.repository.js';

/** Jobs as the API sees them: no model, no queue. */
@Module({
  imports: [LiveKeysModule],
  providers: [
    TryOnRepository,
    TryOnFiles,
    CatalogueGarments,
    RequestFingerprint,
    TryOnUrls,
    RenderBudget,
    TryOnService,
    TryOnFeeds,
    WorkerPresence,
    OutboxSignal,
  ],
  exports: [TryOnService, TryOnFeeds, TryOnUrls, RequestFingerprint, WorkerPresence],
})
export class TryOnModule {}

const forWorkers = [
  CatalogueGarments,
  OrphanTryOnFiles,
  TryOnErasure,
  TryOnFiles,
  CutOutRepository,
  RenderBudget,
  TryOnRetentionRepository,
  ReusedResults,
  TryOnWorkRepository,
  WorkerPresence,
];

/**
 * Jobs as workers see them. What needs the pipeline or the queue (`TryOnRunner`, `TryOnInputs`, `GarmentCutOuts`,
 * `GarmentUploads`, `TryOnRetention`) is provided where these are.
 */
@Module({ providers: forWorkers, exports: forWorkers })
export class TryOnWorkModule {}
