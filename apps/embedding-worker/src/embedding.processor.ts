import { InjectQueue } from '@nestjs/bull';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Job, Queue } from 'bull';
import { PinoLogger } from 'nestjs-pino';
import {
  type CreateEmbeddingJob,
  createEmbeddingPayload,
  deleteCollectionPayload,
  deleteEmbeddingPayload,
} from '#contracts';
import { CONFIG, databaseOutage, DomainError, MicroBatcher } from '#platform';
import { PhotoStore } from '#catalog/work';
import { KeyErasure } from '#platform/work';
import {
  CREATE_EMBEDDING,
  DELETE_COLLECTION,
  DELETE_EMBEDDING,
  EMBEDDING_JOBS,
  EMBEDDING_QUEUE,
  ImageIndexer,
  type IndexOutcome,
  PhotoStopsWorkerError,
} from '#embedding/indexing';
import { isLostJob, QueueWork } from '#worker';
import { EmbeddingMetrics } from './embedding-metrics.js';
import type { Config } from './config.js';

/** How long the first photo of a batch waits for others. */
const GATHER_MS = 15;
/** One batch is decoded while the one before it is in the model. */
const BATCHES_AT_ONCE = 3;

type Done = { outcome: IndexOutcome };

/** Hands jobs of the embedding queue to the indexer: creates gathered into batches, deletes as they come. */
@Injectable()
export class EmbeddingProcessor implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly batcher: MicroBatcher<CreateEmbeddingJob, Done>;
  private readonly work: QueueWork;

  constructor(
    @InjectQueue(EMBEDDING_QUEUE) queue: Queue,
    @Inject(CONFIG) private readonly config: Config,
    private readonly indexer: ImageIndexer,
    private readonly photos: PhotoStore,
    private readonly erasure: KeyErasure,
    private readonly metrics: EmbeddingMetrics,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(EmbeddingProcessor.name);
    this.work = new QueueWork(queue, logger);
    this.batcher = new MicroBatcher(async (jobs) => this.createAll(jobs), {
      maxBatch: indexer.photosAtOnce,
      maxWaitMs: GATHER_MS,
      maxConcurrent: BATCHES_AT_ONCE,
    });
  }

  /** Concurrency is configuration, which a decorator cannot read. */
  onApplicationBootstrap(): void {
    const photos = this.config.EMBEDDING_CONCURRENCY ?? 2 * this.indexer.photosAtOnce;
    this.work.start({
      names: EMBEDDING_JOBS,
      handlers: {
        [CREATE_EMBEDDING]: { concurrency: photos, handle: (job) => this.create(job) },
        [DELETE_EMBEDDING]: { concurrency: 4, handle: (job) => this.forget(job) },
        [DELETE_COLLECTION]: { concurrency: 1, handle: (job) => this.erase(job) },
      },
      failed: (job, error) => this.failed(job, error),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.work.drain();
  }

  private async create(job: Job): Promise<void> {
    const { outcome } = await this.batcher.add(createEmbeddingPayload.parse(job.data));
    if (outcome !== undefined) throw outcome;
  }

  private async forget(job: Job): Promise<void> {
    const deleted = deleteEmbeddingPayload.parse(job.data);
    await this.indexer.delete(deleted);
    // A process that died between the row's deletion and the files' left them.
    await this.photos.removeLeftOver(deleted.api_key_id, deleted.image_id);
  }

  private async erase(job: Job): Promise<void> {
    const { api_key_id } = deleteCollectionPayload.parse(job.data);
    await this.indexer.deleteCollections(api_key_id);
    await this.erasure.erase(api_key_id);
  }

  private async createAll(jobs: CreateEmbeddingJob[]): Promise<Done[]> {
    const end = this.metrics.startBatch(jobs.length);
    const outcomes = await this.indexer.create(jobs);
    end(outcomes.filter((outcome) => outcome !== undefined).length);
    return outcomes.map((outcome) => ({ outcome }));
  }

  /**
   * The last try of a job has failed. While a service is away the photo stays pending and the sweep brings it back;
   * anything else, a photo that keeps stopping the worker among it, is given up with a reason.
   */
  private async failed(job: Job, error: Error): Promise<void> {
    const isLast = job.attemptsMade >= (job.opts.attempts ?? 1) || isLostJob(error);
    this.logger.warn(
      { err: error, job: job.id, attempt: job.attemptsMade, last: isLast },
      'An embedding job failed',
    );
    if (!isLast || job.name !== CREATE_EMBEDDING) return;
    if (databaseOutage(error) !== undefined) return;
    if (error instanceof DomainError && error.kind === 'unavailable') return;
    try {
      const reason = isLostJob(error) ? new PhotoStopsWorkerError() : error;
      await this.indexer.giveUp(createEmbeddingPayload.parse(job.data), reason);
    } catch (cause) {
      this.logger.error(
        { err: cause, job: job.id },
        'A failed embedding could not be recorded; the sweep tries it again',
      );
    }
  }
}
