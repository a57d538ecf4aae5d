import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { ImageEmbeddingState } from '#catalog';
import { InferenceCrashedError } from '#inference';
import { CONFIG, DomainError, ObjectStorage, whileRenewing } from '#platform';
import { Encoders } from '../encoder/encoders.js';
import type { Encoder } from '../encoder/encoder.port.js';
import { StoredVectors } from '../vector-index/stored-vectors.js';
import { type IndexedVector, VectorIndex } from '../vector-index/vector-index.port.js';
import { type ClaimedBuild, CollectionBuilds, type MissingImage, photoOf } from './collection-builds.js';
import { LiveCollections } from './live-collections.js';
import { PhotoStopsWorkerError } from './photo-stops-worker.error.js';
import { reasonForShop } from './reason-for-shop.js';
import { Reconciliations } from './reconciliations.js';
import type { Config } from '../settings.js';

/** Among others once, then alone: what a worker is lost with a third time is the reason. */
const MAX_LOSSES = 2;
/** A slice that takes longer than so many leases hangs: another worker takes the build. */
const MOST_LEASES = 10;

export type BuildOutcome = 'switched' | 'interrupted';

/** A build as this worker last renewed it. */
type Hold = { build: ClaimedBuild };

/**
 * Fills a collection that is built beside the live one, slice by slice, and puts it in the live one's place when
 * nothing is missing. What is done is in Postgres (`image_vectors`): a worker that is killed loses a slice at most.
 */
@Injectable()
export class CollectionBuilder {
  constructor(
    private readonly builds: CollectionBuilds,
    private readonly state: ImageEmbeddingState,
    private readonly collections: LiveCollections,
    private readonly storage: ObjectStorage,
    private readonly encoders: Encoders,
    private readonly index: VectorIndex,
    private readonly copy: StoredVectors,
    private readonly reconciliations: Reconciliations,
    @Inject(CONFIG) private readonly config: Pick<Config, 'COLLECTION_LEASE_S'>,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(CollectionBuilder.name);
  }

  /** A worker that is lost loses the build after it. */
  private get leaseMs(): number {
    return this.config.COLLECTION_LEASE_S * 1000;
  }

  /**
   * Goes on with a build, if one waits for a worker, until it is done or `signal` aborts.
   * @returns undefined where none waits
   * @throws what stopped it; it goes on later
   */
  async runOne(signal: AbortSignal): Promise<{ build: ClaimedBuild; outcome: BuildOutcome } | undefined> {
    const build = await this.builds.claim(this.leaseMs);
    if (build === undefined) return undefined;
    const hold: Hold = { build };
    try {
      const outcome = await this.run(hold, signal);
      await this.builds.release(hold.build);
      return { build, outcome };
    } catch (error) {
      await this.builds.release(hold.build, {
        error: error instanceof DomainError ? error.message : 'It failed; see the log.',
        wasLost: error instanceof InferenceCrashedError,
      });
      throw error;
    }
  }

  private async run(hold: Hold, signal: AbortSignal): Promise<BuildOutcome> {
    const encoder = await this.encoders.of(hold.build.model);
    for (let after: string | undefined; !signal.aborted;) {
      const missing = await this.builds.missing(hold.build, after, 2 * encoder.photosAtOnce);
      const slice = withoutSuspects(hold.build, missing);
      const inHand = slice.map(photoOf);
      const build = await this.builds.renew(hold.build, this.leaseMs, inHand);
      if (build === undefined) {
        await this.discardRevoked(hold.build);
        return 'interrupted';
      }
      hold.build = build;
      if (slice.length > 0) {
        await whileRenewing(
          { everyMs: this.leaseMs / 3, mostMs: MOST_LEASES * this.leaseMs },
          () => this.keep(hold, inHand),
          () => this.add(build, encoder, slice),
        );
        after = slice.at(-1)?.id;
      } else if (after !== undefined) {
        // What came or changed behind the place where this round is.
        after = undefined;
      } else if (await this.finish(build)) {
        return 'switched';
      }
    }
    return 'interrupted';
  }

  /** A slice may take longer than the lease, beside other photos on a slow machine; nobody was lost with it then. */
  private async keep(hold: Hold, inHand: readonly string[]): Promise<void> {
    hold.build = (await this.builds.renew(hold.build, this.leaseMs, inHand)) ?? hold.build;
  }

  /** The index may have lost what Postgres says is in it: then all of it is built again. */
  private async finish(build: ClaimedBuild): Promise<boolean> {
    const { collection, apiKeyId } = build;
    await this.copy.deleteOrphans(apiKeyId, collection);
    if ((await this.index.count(collection)) < (await this.builds.countCopies(build))) {
      await this.index.deleteCollection(collection);
      return false;
    }
    if (!(await this.builds.switchTo(build, givenUpBy(build)))) return false;
    await this.reconciliations.request(apiKeyId);
    return true;
  }

  private async add(build: ClaimedBuild, encoder: Encoder, slice: readonly MissingImage[]): Promise<void> {
    const [first] = slice;
    if (first !== undefined && lossesOf(build, first) > MAX_LOSSES) {
      const { message } = new PhotoStopsWorkerError();
      await this.state.markFailed(build.apiKeyId, first.id, first.generation, message);
      return;
    }
    const kept = await this.keptVectors(build, slice);
    const others = slice.filter(({ id }) => !kept.some((one) => one.id === id));
    const vectors = [...kept, ...(await this.encode(build, encoder, others))];
    if (vectors.length === 0) return;
    await this.index.upsert(build.collection, build.model, vectors);
    const rows = await this.state.findManyForEmbedding(
      build.apiKeyId,
      vectors.map(({ id }) => id),
    );
    // Deleted while its photo was encoded, by a job that found nothing here to delete.
    const gone = vectors.filter(({ id }) => !rows.has(id)).map(({ id }) => id);
    if (gone.length > 0) await this.index.delete(build.collection, gone);
  }

  /** The index was lost, not the copy: nothing has to be encoded again. */
  private async keptVectors(build: ClaimedBuild, slice: readonly MissingImage[]): Promise<IndexedVector[]> {
    if (build.reason !== 'lost') return [];
    const copies = await this.copy.findWithGenerations(
      build.liveCollection,
      slice.map(({ id }) => id),
    );
    return slice.flatMap(({ id, generation }) => {
      const copied = copies.get(id);
      return copied?.generation === generation ? [{ id, generation, vector: copied.vector }] : [];
    });
  }

  private async encode(
    { apiKeyId }: ClaimedBuild,
    encoder: Encoder,
    slice: readonly MissingImage[],
  ): Promise<IndexedVector[]> {
    const photos = await Promise.all(
      slice.map(({ photoKey }) => this.storage.read(photoKey).catch((error: Error) => error)),
    );
    const readable = slice.flatMap((image, at) => {
      const photo = photos[at];
      return photo instanceof Buffer ? [{ image, photo }] : [];
    });
    const failed = slice.flatMap((image, at) => {
      const error = photos[at];
      return error instanceof Error ? [{ image, error }] : [];
    });
    const answers =
      readable.length === 0
        ? []
        : await encoder.encodePhotos(
            readable.map(({ photo }) => photo),
            readable.map(({ image }) => image.texts),
          );
    const vectors: IndexedVector[] = [];
    for (const [at, { image }] of readable.entries()) {
      const vector = answers[at];
      if (vector instanceof Float32Array) vectors.push({ ...image, vector });
      else failed.push({ image, error: vector ?? new Error('the encoder left a photo out') });
    }
    for (const { image, error } of failed) {
      if (error instanceof DomainError && error.kind === 'unavailable') throw error;
      this.logger.warn(
        { err: error, image: image.id },
        'A photo is left out of a collection: it cannot be encoded',
      );
      await this.state.markFailed(apiKeyId, image.id, image.generation, reasonForShop(error));
    }
    return vectors;
  }

  /** A key that was revoked meanwhile has no collections; this one may have been made again by the last slice. */
  private async discardRevoked({ apiKeyId, collection }: ClaimedBuild): Promise<void> {
    const all = await this.collections.allOfKey(apiKeyId);
    if (!all.includes(collection)) await this.index.deleteCollection(collection);
  }
}

function lossesOf({ losses }: ClaimedBuild, image: MissingImage): number {
  return losses[photoOf(image)] ?? 0;
}

/** Images up to the first that a worker was lost with; where that is the first, it alone: the others did nothing. */
function withoutSuspects(build: ClaimedBuild, images: readonly MissingImage[]): readonly MissingImage[] {
  const suspect = images.findIndex((image) => lossesOf(build, image) > 0);
  return suspect === -1 ? images : images.slice(0, Math.max(1, suspect));
}

function givenUpBy({ losses }: ClaimedBuild): string[] {
  return Object.keys(losses).filter((photo) => (losses[photo] ?? 0) > MAX_LOSSES);
}
