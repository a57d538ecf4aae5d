import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { PinoLogger } from 'nestjs-pino';
import { ObjectMissingError, ObjectStorage } from '#platform';
import { PipelineCrashedError } from '../errors/pipeline-crashed.error.js';
import { TryOnError } from '../errors/try-on.error.js';
import { type CutOut, TryOnPipeline } from '../pipeline/try-on-pipeline.js';
import { CatalogueGarments } from './catalogue-garments.js';
import { CUT_OUT_REVISION } from './cut-out-revision.js';
import { CutOutRepository } from './cut-out.repository.js';
import type { StoredPiece } from './stored-piece.js';

/**
 * How often a photo may end the pipeline's thread before this process cuts it no more. A thread that ends says little of
 * the photo, since memory may have been short; one that ends each time says enough.
 */
const MAX_CRASHES = 2;
/** Photos that are remembered for that. */
const CRASHES_KEPT = 10_000;

/** `refusal`: why there are none, for the shop. */
type Cut = { cutOuts: readonly CutOut[]; refusal: string | null };

/**
 * The garments of catalogue photos, cut out once and stored beside the photo, so that they go with it: when the item
 * is deleted and when the key is revoked.
 */
@Injectable()
export class GarmentCutOuts {
  /** By the photo's key. */
  private readonly crashes = new LRUCache<string, number>({
    maxSize: CRASHES_KEPT,
    sizeCalculation: () => 1,
  });

  constructor(
    private readonly garments: CatalogueGarments,
    private readonly rows: CutOutRepository,
    private readonly storage: ObjectStorage,
    private readonly pipeline: TryOnPipeline,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(GarmentCutOuts.name);
  }

  /**
   * The pieces of an item's present photo; cuts them out unless that was done before. None, when nothing can be told
   * from the background: whoever puts the photo on is told why. None either, and nothing is stored, when the cutting
   * crashed.
   * @param signal of the job that asks
   * @throws ObjectMissingError, DependencyUnavailableError; `signal.reason` when that ends the cutting
   */
  async ensure(apiKeyId: string, imageId: string, signal?: AbortSignal): Promise<readonly StoredPiece[]> {
    const item = await this.garments.find(apiKeyId, imageId);
    if (item === undefined) return [];
    const before = await this.rows.find(apiKeyId, imageId);
    const { photoKey } = item;
    if (before?.photoKey === photoKey && before.revision >= CUT_OUT_REVISION) return before.pieces;
    const cut = await this.cut(imageId, photoKey, signal);
    if (cut === undefined) return [];
    const pieces = await this.store(apiKeyId, imageId, cut.cutOuts);
    const isCounted = await this.rows
      .put({ apiKeyId, imageId, photoKey, pieces, refusal: cut.refusal })
      .catch(async (error: unknown) => {
        await this.discard(pieces);
        throw error;
      });
    if (isCounted) {
      await this.discard(before?.pieces ?? []);
      return pieces;
    }
    // Deleted, replaced, or cut out by another worker in this moment.
    await this.discard(pieces);
    const now = await this.rows.find(apiKeyId, imageId);
    return now?.photoKey === photoKey ? now.pieces : [];
  }

  /** The PNG of a piece; undefined when its item was deleted in this moment. @throws DependencyUnavailableError */
  async read({ key }: StoredPiece): Promise<Buffer | undefined> {
    try {
      return await this.storage.read(key);
    } catch (error) {
      if (error instanceof ObjectMissingError) return undefined;
      throw error;
    }
  }

  /** None, and why, where the photo shows none; undefined where the cutting crashed: that is not known. */
  private async cut(imageId: string, photoKey: string, signal?: AbortSignal): Promise<Cut | undefined> {
    const crashes = this.crashes.get(photoKey) ?? 0;
    if (crashes >= MAX_CRASHES) return undefined;
    const photo = await this.storage.read(photoKey);
    try {
      return { cutOuts: await this.pipeline.cut(photo, signal), refusal: null };
    } catch (error) {
      // It says nothing of the photo.
      if (signal?.aborted === true && error === signal.reason) throw error;
      if (error instanceof PipelineCrashedError) {
        this.crashes.set(photoKey, crashes + 1);
        this.logger.error({ err: error, image: imageId }, 'The cutting of a catalogue photo crashed');
        return undefined;
      }
      if (!(error instanceof TryOnError)) throw error;
      // Of every shoe and bag: its trace would tell nothing.
      const { code, message } = error;
      this.logger.info({ image: imageId, code }, `No garment was cut out of a catalogue photo: ${message}`);
      return { cutOuts: [], refusal: refusalOf(message) };
    }
  }

  private store(apiKeyId: string, imageId: string, cutOuts: readonly CutOut[]): Promise<StoredPiece[]> {
    // A key is never used for other bytes: two workers may cut at once.
    const version = randomBytes(6).toString('base64url');
    return Promise.all(
      cutOuts.map(async ({ kind, image }) => {
        const key = `${apiKeyId}/${imageId}/cut-${version}-${kind}.png`;
        await this.storage.put(key, Buffer.from(image), 'image/png');
        return { kind, key };
      }),
    );
  }

  private async discard(pieces: readonly StoredPiece[]): Promise<void> {
    for (const { key } of pieces) {
      try {
        await this.storage.delete(key);
      } catch (error) {
        // It lies beside the photo, and goes with it.
        this.logger.warn({ err: error, key }, 'A cut-out was not deleted from storage');
      }
    }
  }
}

/** A sentence of the pipeline as it is said of an item: there is no field that a photo was sent in. */
function refusalOf(message: string): string {
  return message.replace(/^clothing_image\b/, 'The photo').replaceAll(/\bclothing_image\b/g, 'the photo');
}
