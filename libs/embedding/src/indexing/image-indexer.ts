import { Injectable } from '@nestjs/common';
import type { CreateEmbeddingJob, DeleteEmbeddingJob } from '#contracts';
import { ImageEmbeddingState } from '#catalog';
import { DomainError, ObjectStorage } from '#platform';
import { Encoder } from '../encoder/encoder.port.js';
import { VectorIndex } from '../vector-index/vector-index.port.js';
import { LiveCollections } from './live-collections.js';

type Work = { job: CreateEmbeddingJob; at: number; collection: string; photoKey: string };
type Encoded = Work & { vector: Float32Array };

/** What one job of a batch comes to. `undefined`: done, or there was nothing to do any more. */
export type IndexOutcome = Error | undefined;

/**
 * Brings Chroma and the rows to what Postgres says of the photos. Jobs carry ids only: everything is read again
 * here, and a job whose row has moved on is skipped.
 */
@Injectable()
export class ImageIndexer {
  constructor(
    private readonly state: ImageEmbeddingState,
    private readonly collections: LiveCollections,
    private readonly storage: ObjectStorage,
    private readonly encoder: Encoder,
    private readonly index: VectorIndex,
  ) {}

  /** Photos of one batch: two calls of the model, so that one is prepared while the other runs. */
  get photosAtOnce(): number {
    return 2 * this.encoder.photosAtOnce;
  }

  /** Embeds the photos of many jobs, of any tenants, as one batch. Outcomes in the order of the jobs. */
  async create(jobs: readonly CreateEmbeddingJob[]): Promise<IndexOutcome[]> {
    const outcomes: IndexOutcome[] = jobs.map(() => undefined);
    const work = (await Promise.all(groupByKey(jobs).map((group) => this.findWork(group)))).flat();
    const encoded = await this.encode(work, outcomes);
    await Promise.all(
      [...groupBy(encoded, ({ collection }) => collection)].map(async ([collection, group]) => {
        try {
          await this.store(collection, group);
        } catch (error) {
          for (const { at } of group) outcomes[at] = error as Error;
        }
      }),
    );
    return outcomes;
  }

  /** Removes the vector of an image that is gone; one that is there (again) keeps its own. */
  async delete({ api_key_id, image_id }: DeleteEmbeddingJob): Promise<void> {
    const collection = await this.collections.ofKey(api_key_id);
    if (collection === undefined) return;
    const found = await this.state.findForEmbedding(api_key_id, image_id);
    if (found === null) await this.index.delete(collection, [image_id]);
  }

  /** Drops the collection of a key; Postgres can build it again. */
  async deleteCollection(apiKeyId: string): Promise<void> {
    const collection = await this.collections.ofKey(apiKeyId);
    if (collection !== undefined) await this.index.deleteCollection(collection);
  }

  /** Gives a photo up: the row says why. */
  async giveUp({ api_key_id, image_id, generation }: CreateEmbeddingJob, reason: string): Promise<void> {
    await this.state.markFailed(api_key_id, image_id, generation, reason);
  }

  private async findWork(jobs: readonly (CreateEmbeddingJob & { at: number })[]): Promise<Work[]> {
    const apiKeyId = jobs[0]?.api_key_id;
    if (apiKeyId === undefined) return [];
    const live = await this.collections.forModel(apiKeyId, this.encoder.model.id);
    if (live === undefined) return [];
    const rows = await this.state.findManyForEmbedding(
      apiKeyId,
      jobs.map((job) => job.image_id),
    );
    return jobs.flatMap(({ at, ...job }) => {
      const row = rows.get(job.image_id);
      const isCurrent = row?.generation === job.generation && row.embeddingStatus === 'pending';
      return isCurrent ? [{ job, at, collection: live.collection, photoKey: row.photoKey }] : [];
    });
  }

  private async encode(work: readonly Work[], outcomes: IndexOutcome[]): Promise<Encoded[]> {
    const photos = await Promise.all(work.map(({ photoKey }) => this.storage.read(photoKey).catch(toError)));
    const readable = work.flatMap((item, at) => {
      const photo = photos[at];
      return photo instanceof Buffer ? [{ item, photo }] : [];
    });
    const vectors = await this.encoder.encodePhotos(readable.map(({ photo }) => photo));
    const encoded: Encoded[] = [];
    const failures: { item: Work; error: Error }[] = [];
    for (const [at, item] of work.entries()) {
      if (photos[at] instanceof Error) failures.push({ item, error: photos[at] });
    }
    for (const [at, { item }] of readable.entries()) {
      const vector = vectors[at];
      if (vector instanceof Float32Array) encoded.push({ ...item, vector });
      else failures.push({ item, error: vector ?? new Error('the encoder left a photo out') });
    }
    await Promise.all(
      failures.map(async ({ item, error }) => {
        if (isPermanent(error)) await this.giveUp(item.job, error.message);
        else outcomes[item.at] = error;
      }),
    );
    return encoded;
  }

  private async store(collection: string, group: readonly Encoded[]): Promise<void> {
    const apiKeyId = group[0]?.job.api_key_id;
    if (apiKeyId === undefined) return;
    const vectors = group.map(({ job, vector }) => ({ id: job.image_id, vector }));
    await this.index.upsert(collection, this.encoder.model.id, vectors);
    const rows = group.map(({ job }) => ({ imageId: job.image_id, generation: job.generation }));
    const marked = new Set(await this.state.markEmbedded(apiKeyId, rows));
    await this.undoOutrun(
      collection,
      group.filter(({ job }) => !marked.has(job.image_id)),
    );
  }

  /**
   * A row that changed while its photo was encoded now has a vector of what it was: of one deleted meanwhile the
   * vector goes again, and a newer photo is embedded once more, since its own job may have come first.
   */
  private async undoOutrun(collection: string, outrun: readonly Encoded[]): Promise<void> {
    const apiKeyId = outrun[0]?.job.api_key_id;
    if (apiKeyId === undefined) return;
    const ids = outrun.map(({ job }) => job.image_id);
    const rows = await this.state.findManyForEmbedding(apiKeyId, ids);
    const gone = ids.filter((id) => !rows.has(id));
    if (gone.length > 0) await this.index.delete(collection, gone);
    await this.state.requeue(
      apiKeyId,
      ids.filter((id) => rows.has(id)),
    );
  }
}

/** Encoding the same bytes again would fail the same way. */
function isPermanent(error: Error): boolean {
  return error instanceof DomainError && ['PHOTO_UNREADABLE', 'OBJECT_MISSING'].includes(error.code);
}

function groupByKey(jobs: readonly CreateEmbeddingJob[]): (CreateEmbeddingJob & { at: number })[][] {
  const numbered = jobs.map((job, at) => ({ ...job, at }));
  return [...groupBy(numbered, (job) => job.api_key_id).values()];
}

/** `Map.groupBy`, which Node 20 does not have. */
function groupBy<K, T>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
