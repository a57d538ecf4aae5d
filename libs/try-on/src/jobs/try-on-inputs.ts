import { Injectable } from '@nestjs/common';
import { tryOnOptions } from '#contracts';
import { TryOnError } from '../errors/try-on.error.js';
import { CatalogueGarments } from '../garments/catalogue-garments.js';
import { GarmentCutOuts } from '../garments/garment-cut-outs.js';
import { pieceFor } from '../pipeline/piece-for.js';
import type { GarmentType, TryOnGarment, TryOnMode, TryOnRequest } from '../pipeline/try-on-pipeline.js';
import { type StoredGarment, storedGarments } from './new-try-on.js';
import { TryOnFiles } from './try-on-files.js';
import type { TryOnRow } from './try-on-row.js';

/** Reads what a job's row names: the pipeline's request. */
@Injectable()
export class TryOnInputs {
  constructor(
    private readonly files: TryOnFiles,
    private readonly garments: CatalogueGarments,
    private readonly cutOuts: GarmentCutOuts,
  ) {}

  /**
   * @param signal of the job
   * @throws ObjectMissingError, DependencyUnavailableError; `signal.reason`
   * @throws TryOnError when an item was deleted since
   */
  async read(
    { apiKeyId, mode, options, garments, personKey }: TryOnRow,
    signal: AbortSignal,
  ): Promise<TryOnRequest> {
    const parsed = tryOnOptions.parse(options);
    const [person, ...toPutOn] = await Promise.all([
      this.files.read(personKey),
      ...storedGarments.parse(garments).map((garment) => this.garmentOf(apiKeyId, garment, signal)),
    ]);
    return {
      person,
      garments: toPutOn,
      mode: mode as TryOnMode,
      preserveFace: parsed.preserve_face,
      preserveBackground: parsed.preserve_background,
      realismLevel: parsed.realism_level,
      maxRetries: parsed.max_retries,
      seed: parsed.seed,
      numResults: parsed.num_results,
    };
  }

  private async garmentOf(
    apiKeyId: string,
    garment: StoredGarment,
    signal: AbortSignal,
  ): Promise<TryOnGarment> {
    const { type, colour } = garment;
    const shared = { type, ...(colour !== undefined && { colour }) };
    if ('key' in garment) return { ...shared, photo: await this.files.read(garment.key) };
    const item = await this.garments.find(apiKeyId, garment.imageId);
    if (item === undefined) {
      throw new TryOnError(
        'STORAGE_ERROR',
        `The item ${garment.imageId} was deleted before it could be tried on. Choose another one.`,
      );
    }
    const photo = await this.files.read(item.photoKey);
    // Cut out at upload, or by the first job that asks.
    const piece = pieceFor(await this.cutOuts.ensure(apiKeyId, garment.imageId, signal), type);
    const cutOut = piece && (await this.cutOuts.read(piece));
    if (piece === undefined || cutOut === undefined) return { ...shared, photo };
    const isWorn = type === 'auto' && piece.kind !== 'flat';
    return {
      ...shared,
      photo,
      cutOut,
      cutOutKind: piece.kind,
      ...(isWorn && { type: piece.kind as GarmentType }),
    };
  }
}
