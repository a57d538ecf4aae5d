import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { databaseOutage, DependencyUnavailableError, ObjectMissingError } from '#platform';
import { CutOutRepository, type TakenPhoto } from './cut-out.repository.js';
import { GarmentCutOuts } from './garment-cut-outs.js';

/**
 * Cuts out the garments of photos as they are uploaded, while no shopper waits. What is missing is asked of the
 * items' rows: nothing gathers where no worker runs (docs/decisions/0017).
 */
@Injectable()
export class GarmentUploads {
  constructor(
    private readonly rows: CutOutRepository,
    private readonly cutOuts: GarmentCutOuts,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(GarmentUploads.name);
  }

  /**
   * Takes the photo that waits longest. It is marked before it is cut: one that kills its worker does not meet the
   * next, and is left to the job that asks for it.
   * @returns whether there was one
   * @throws DependencyUnavailableError, and the photo waits on
   */
  async cutNext(): Promise<boolean> {
    const taken = await this.rows.takeNext();
    if (taken === undefined) return false;
    try {
      await this.cutOuts.ensure(taken.apiKeyId, taken.imageId);
    } catch (error) {
      await this.afterError(error, taken);
    }
    return true;
  }

  private async afterError(error: unknown, taken: TakenPhoto): Promise<void> {
    // Replaced or deleted since.
    if (error instanceof ObjectMissingError) return;
    if (error instanceof DependencyUnavailableError || databaseOutage(error) !== undefined) {
      await this.rows.giveBack(taken);
      throw error;
    }
    this.logger.error(
      { err: error, image: taken.imageId },
      'A catalogue photo was not cut out; a job does it',
    );
  }
}
