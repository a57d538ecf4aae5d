import { Module } from '@nestjs/common';
import { RenderBudget } from '#tenant/keys';
import { CatalogueGarments } from './garments/catalogue-garments.js';
import { CutOutRepository } from './garments/cut-out.repository.js';
import { ReusedResults } from './jobs/reused-results.js';
import { TryOnErasure } from './jobs/try-on-erasure.js';
import { TryOnFiles } from './jobs/try-on-files.js';
import { TryOnWorkRepository } from './jobs/try-on-work.repository.js';
import { WorkerPresence } from './jobs/worker-presence.js';
import { OrphanTryOnFiles } from './retention/orphan-try-on-files.js';
import { TryOnRetentionRepository } from './retention/try-on-retention.repository.js';

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
