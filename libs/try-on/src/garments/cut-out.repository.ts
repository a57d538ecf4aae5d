import { Injectable } from '@nestjs/common';
import { PrismaService } from '#platform';
import { type StoredPiece, storedPieces } from './stored-piece.js';

export type CutOutRow = {
  apiKeyId: string;
  imageId: string;
  /** The photo that was cut. */
  photoKey: string;
  pieces: readonly StoredPiece[];
};

/** The rows of `garment_cut_outs`; deleted with their item. */
@Injectable()
export class CutOutRepository {
  constructor(private readonly prisma: PrismaService) {}

  async find(apiKeyId: string, imageId: string): Promise<CutOutRow | undefined> {
    const row = await this.prisma.garmentCutOut.findUnique({
      where: { apiKeyId_imageId: { apiKeyId, imageId } },
    });
    return row === null ? undefined : { ...row, pieces: storedPieces.parse(row.pieces) };
  }

  /** @returns false when the item is gone, has another photo by now, or has a cut-out of this one */
  async put({ apiKeyId, imageId, photoKey, pieces }: CutOutRow): Promise<boolean> {
    const written = await this.prisma.$executeRaw`
      INSERT INTO garment_cut_outs (api_key_id, image_id, photo_key, pieces)
      SELECT api_key_id, id, photo_key, ${JSON.stringify(pieces)}::jsonb FROM images
      WHERE api_key_id = ${apiKeyId}::uuid AND id = ${imageId}::uuid AND photo_key = ${photoKey}
      ON CONFLICT (api_key_id, image_id) DO UPDATE
        SET photo_key = EXCLUDED.photo_key, pieces = EXCLUDED.pieces, cut_at = now()
        WHERE garment_cut_outs.photo_key <> EXCLUDED.photo_key`;
    return written > 0;
  }
}
