import { Injectable } from '@nestjs/common';
import type { CreateEmbeddingJob, DeleteEmbeddingJob } from '#contracts';
import { ImageEmbeddingState } from '#catalog';
import { DomainError, ObjectStorage } from '#platform';
import type { Encoder } from '../encoder/encoder.port.js';
import { Encoders } from '../encoder/encoders.js';
import { VectorIndex } from '../vector-index/vector-index.port.js';
import { type LiveCollection, LiveCollections } from './live-collections.js';
import { reasonForShop } from './reason-for-shop.js';
import { RetiredCollections } from './retired-collections.js';

type Work = {
  job: CreateEmbeddingJob;
  at: number;
  live: LiveCollection;
  photoKey: string;
  texts: readonly string[];
};
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
    private readonly encoders: Encoders,
    private readonly index: VectorIndex,
    private readonly retired: RetiredCollections,
  ) {}

  /** Photos of one batch: two calls of the model, so that one is prepared while the other runs. */
  get photosAtOnce(): number {
    return 2 * this.encoders.configured.photosAtOnce;
  }

  /**
   * Embeds the photos of many jobs, of any tenants, as one batch, each with the model of its collection. Outcomes in
   * the order of the jobs.
   */
  async create(jobs: readonly CreateEmbeddingJob[]): Promise<IndexOutcome[]> {
    const outcomes: IndexOutcome[] = jobs.map(() => undefined);
    const work = (await Promise.all(groupByKey(jobs).map((group) => this.findWork(group)))).flat();
    await Promise.all(
      [...groupBy(work, ({ live }) => live.model)].map(async ([model, group]) => {
        try {
          await this.createOf(await this.encoders.of(model), group, outcomes);
        } catch (error) {
          fail(group, error as Error, outcomes);
        }
      }),
    );
    return outcomes;
  }

  /** Removes the vector of an image that is gone; one that is there (again) keeps its own. */
  async delete({ api_key_id, image_id }: DeleteEmbeddingJob): Promise<void> {
    const collections = await this.collections.allOfKey(api_key_id);
    const found = await this.state.findForEmbedding(api_key_id, image_id);
    if (found !== null) return;
    for (const collection of collections) await this.index.delete(collection, [image_id]);
  }

  /** Drops the collections of a revoked key, and once more when whoever still writes to one has ended. */
  async deleteCollections(apiKeyId: string): Promise<void> {
    const collections = await this.collections.allOfKey(apiKeyId);
    for (const collection of collections) await this.index.deleteCollection(collection);
    await this.retired.add(apiKeyId, collections);
  }

  /** Gives a photo up: the row says why, as far as that is the shop's to know. */
  async giveUp({ api_key_id, image_id, generation }: CreateEmbeddingJob, error: Error): Promise<void> {
    await this.state.markFailed(api_key_id, image_id, generation, reasonForShop(error));
  }

  private async findWork(jobs: readonly (CreateEmbeddingJob & { at: number })[]): Promise<Work[]> {
    const apiKeyId = jobs[0]?.api_key_id;
    if (apiKeyId === undefined) return [];
    const live = await this.collections.forKey(apiKeyId, this.encoders.configured.model.id);
    if (live === undefined) return [];
    const rows = await this.state.findManyForEmbedding(
      apiKeyId,
      jobs.map((job) => job.image_id),
    );
    return jobs.flatMap(({ at, ...job }) => {
      const row = rows.get(job.image_id);
      const isCurrent = row?.generation === job.generation && row.embeddingStatus === 'pending';
      return isCurrent ? [{ job, at, live, photoKey: row.photoKey, texts: row.texts }] : [];
    });
  }

  private async createOf(encoder: Encoder, work: readonly Work[], outcomes: IndexOutcome[]): Promise<void> {
    const encoded = await this.encode(encoder, work, outcomes);
    await Promise.all(
      [...groupBy(encoded, ({ live }) => live.collection).values()].map(async (group) => {
        try {
          await this.store(group);
        } catch (error) {
          fail(group, error as Error, outcomes);
        }
      }),
    );
  }

  private async encode(
    encoder: Encoder,
    work: readonly Work[],
    outcomes: IndexOutcome[],
  ): Promise<Encoded[]> {
    const photos = await Promise.all(work.map(({ photoKey }) => this.storage.read(photoKey).catch(toError)));
    const readable = work.flatMap((item, at) => {
      const photo = photos[at];
      return photo instanceof Buffer ? [{ item, photo }] : [];
    });
    const vectors = await encoder.encodePhotos(
      readable.map(({ photo }) => photo),
      readable.map(({ item }) => item.texts),
    );
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
        if (isPermanent(error)) await this.giveUp(item.job, error);
        else outcomes[item.at] = error;
      }),
    );
    return encoded;
  }

  private async store(group: readonly Encoded[]): Promise<void> {
    const [first] = group;
    if (first === undefined) return;
    const apiKeyId = first.job.api_key_id;
    const { collection, model, holdsVectors } = first.live;
    const vectors = group.map(({ job, vector }) => ({
      id: job.image_id,
      vector,
      generation: job.generation,
    }));
    await this.index.upsert(collection, model, vectors, { mustExist: holdsVectors });
    const rows = group.map(({ job }) => ({ imageId: job.image_id, generation: job.generation }));
    const marked = new Set(await this.state.markEmbedded(apiKeyId, collection, rows));
    await this.undoOutrun(
      collection,
      group.filter(({ job }) => !marked.has(job.image_id)),
    );
  }

  /**
   * A row that changed while its photo was encoded now has a vector of what it was: of one deleted meanwhile the
   * vector goes again, and a newer photo is embedded once more, since its own job may have come first. So is one
   * whose collection was replaced meanwhile.
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

/**
 * While another collection takes the place of this one, a photo that cannot be stored here (the model is no longer
 * installed, the index lost the collection) waits for it: no try of it fails.
 */
function fail(group: readonly Work[], error: Error, outcomes: IndexOutcome[]): void {
  const waits = error instanceof DomainError && error.code === 'INDEX_REBUILDING';
  for (const { at, live } of group) {
    if (!waits || !live.isBeingReplaced) outcomes[at] = error;
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
