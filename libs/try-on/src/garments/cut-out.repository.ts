import { Injectable } from '@nestjs/common';
import { PrismaService } from '#platform';
import { CUT_OUT_REVISION } from './cut-out-revision.js';
import { type StoredPiece, storedPieces } from './stored-piece.js';

export type CutOutRow = {
  apiKeyId: string;
  imageId: string;
  /** The photo that was cut. */
  photoKey: string;
  pieces: readonly StoredPiece[];
  /** Why there are none, as a shop is told. */
  refusal: string | null;
};

/** A photo that a worker has in hand. */
export type TakenPhoto = Pick<CutOutRow, 'apiKeyId' | 'imageId' | 'photoKey'>;

const STANDS_STILL_MINUTES = 30;

/**
 * The rows of `garment_cut_outs`, deleted with their item, and what says on `images` which photos no worker has had
 * in hand yet.
 */
@Injectable()
export class CutOutRepository {
  constructor(private readonly prisma: PrismaService) {}

  async find(apiKeyId: string, imageId: string): Promise<(CutOutRow & { revision: number }) | undefined> {
    const row = await this.prisma.garmentCutOut.findUnique({
      where: { apiKeyId_imageId: { apiKeyId, imageId } },
    });
    return row === null ? undefined : { ...row, pieces: storedPieces.parse(row.pieces) };
  }

  /** @returns false when the item is gone, has another photo by now, or has a cut-out of this one */
  async put({ apiKeyId, imageId, photoKey, pieces, refusal }: CutOutRow): Promise<boolean> {
    const written = await this.prisma.$executeRaw`
      INSERT INTO garment_cut_outs (api_key_id, image_id, photo_key, pieces, refusal, revision)
      SELECT api_key_id, id, photo_key, ${JSON.stringify(pieces)}::jsonb, ${refusal}, ${CUT_OUT_REVISION} FROM images
      WHERE api_key_id = ${apiKeyId}::uuid AND id = ${imageId}::uuid AND photo_key = ${photoKey}
      ON CONFLICT (api_key_id, image_id) DO UPDATE
        SET photo_key = EXCLUDED.photo_key, pieces = EXCLUDED.pieces, refusal = EXCLUDED.refusal, revision = EXCLUDED.revision, cut_at = now()
        WHERE garment_cut_outs.photo_key <> EXCLUDED.photo_key
          OR garment_cut_outs.revision < EXCLUDED.revision`;
    return written > 0;
  }

  /**
   * The photo that waits longest of those that no worker has had in hand, for this worker alone. None while photos wait
   * to be embedded, of whatever key: the two want the same cores, and an item is to be found first. One that has waited
   * for long stands still, and holds nothing up.
   */
  async takeNext(): Promise<TakenPhoto | undefined> {
    const [taken] = await this.prisma.$queryRaw<TakenPhoto[]>`
      WITH next AS MATERIALIZED (
        SELECT api_key_id, id FROM images WHERE cut_revision < ${CUT_OUT_REVISION} AND NOT EXISTS (
          SELECT 1 FROM images WHERE embedding_status = 'pending'
            AND updated_at > now() - ${STANDS_STILL_MINUTES}::int * interval '1 minute')
        ORDER BY cut_revision, id LIMIT 1 FOR UPDATE SKIP LOCKED)
      UPDATE images i SET cut_revision = ${CUT_OUT_REVISION} FROM next
      WHERE i.api_key_id = next.api_key_id AND i.id = next.id
      RETURNING i.api_key_id AS "apiKeyId", i.id AS "imageId", i.photo_key AS "photoKey"`;
    return taken;
  }

  /** Somebody else, or this worker later, is to take it. */
  async giveBack({ apiKeyId, imageId, photoKey }: TakenPhoto): Promise<void> {
    await this.prisma.$executeRaw`
      UPDATE images SET cut_revision = 0
      WHERE api_key_id = ${apiKeyId}::uuid AND id = ${imageId}::uuid AND photo_key = ${photoKey}`;
  }
}
