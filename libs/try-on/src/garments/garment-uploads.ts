import { Injectable } from '@nestjs/common';
import { outboxEvent } from '#contracts';
import { ObjectMissingError, PrismaService } from '#platform';
import { GarmentCutOuts } from './garment-cut-outs.js';

type Row = { id: bigint; api_key_id: string; type: string; payload: object };

/** A cut takes half a second; a worker that is lost with one gives its event back. */
const TRANSACTION = { maxWait: 5_000, timeout: 60_000 };

/**
 * Cuts out the garments of photos as they are uploaded. The events wait in the outbox until a worker has time: there
 * may be thousands, and shoppers come first.
 */
@Injectable()
export class GarmentUploads {
  constructor(
    private readonly prisma: PrismaService,
    private readonly cutOuts: GarmentCutOuts,
  ) {}

  /**
   * Takes the oldest event that no other worker has. The same event twice cuts once.
   * @returns whether there was one
   * @throws DependencyUnavailableError, and the event stays
   */
  cutNext(): Promise<boolean> {
    return this.prisma.$transaction(async (transaction) => {
      const [row] = await transaction.$queryRaw<Row[]>`
        SELECT id, api_key_id, type, payload FROM outbox
        WHERE type = 'garment.photo-changed' ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`;
      if (row === undefined) return false;
      const event = outboxEvent.parse({ ...row.payload, type: row.type, api_key_id: row.api_key_id });
      if (event.type === 'garment.photo-changed') await this.cut(event.api_key_id, event.image_id);
      await transaction.outboxEvent.delete({ where: { id: row.id }, select: { id: true } });
      return true;
    }, TRANSACTION);
  }

  private async cut(apiKeyId: string, imageId: string): Promise<void> {
    try {
      await this.cutOuts.ensure(apiKeyId, imageId);
    } catch (error) {
      // Replaced or deleted since: its next event says so.
      if (!(error instanceof ObjectMissingError)) throw error;
    }
  }
}
