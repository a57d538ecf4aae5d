import { Module } from '@nestjs/common';
import { OutboxSignal } from '#platform';
import { LiveKeysModule, RenderBudget } from '#tenant/keys';
import { CatalogueGarments } from './garments/catalogue-garments.js';
import { RequestFingerprint } from './jobs/request-fingerprint.js';
import { TryOnFeeds } from './jobs/try-on-feeds.js';
import { TryOnFiles } from './jobs/try-on-files.js';
import { TryOnRepository } from './jobs/try-on.repository.js';
import { TryOnService } from './jobs/try-on.service.js';
import { TryOnUrls } from './jobs/try-on-urls.js';
import { WorkerPresence } from './jobs/worker-presence.js';

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
