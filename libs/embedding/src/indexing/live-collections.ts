import { Injectable } from '@nestjs/common';
import { PrismaService, statement } from '#platform';

/** The collection that a key's photos are found in now. */
export type LiveCollection = {
  collection: string;
  /** `name@revision` of its vectors. */
  model: string;
  /** Whether images are embedded in it: then the index has it, or has lost it. */
  holdsVectors: boolean;
  /** Whether another collection is built to take its place. */
  isBeingReplaced: boolean;
};

const FIND_LIVE = statement(
  'find-live-collection',
  `
    SELECT k.collection, k.embedding_model AS model,
      EXISTS (SELECT 1 FROM images i WHERE i.api_key_id = k.id AND i.embedding_status = 'embedded') AS "holdsVectors",
      EXISTS (SELECT 1 FROM collection_builds b WHERE b.api_key_id = k.id AND b.status = 'running')
        AS "isBeingReplaced"
    FROM api_keys k WHERE k.id = $1::uuid AND k.revoked_at IS NULL AND k.embedding_model IS NOT NULL`,
);

/** Which collection of an API key is live, and whose vectors it holds. */
@Injectable()
export class LiveCollections {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * The live collection of a key; one that has no model yet gets `model`.
   * @returns undefined where the key is gone or revoked
   */
  async forKey(apiKeyId: string, model: string): Promise<LiveCollection | undefined> {
    const live = await this.find(apiKeyId);
    if (live !== undefined) return live;
    await this.prisma.apiKey.updateMany({
      where: { id: apiKeyId, embeddingModel: null },
      data: { embeddingModel: model },
    });
    // Another process may have been first: what it wrote decides.
    return this.find(apiKeyId);
  }

  /** @returns undefined where the key is gone or revoked, or nothing was ever embedded */
  async find(apiKeyId: string): Promise<LiveCollection | undefined> {
    const [key] = await this.prisma.prepared<LiveCollection>(FIND_LIVE, [apiKeyId]);
    return key;
  }

  /** Every collection that may hold vectors of a key, though it be revoked: the live one first. */
  async allOfKey(apiKeyId: string): Promise<string[]> {
    const rows = await this.prisma.$queryRaw<{ collection: string }[]>`
      SELECT collection FROM api_keys WHERE id = ${apiKeyId}::uuid
      UNION ALL SELECT collection FROM collection_builds WHERE api_key_id = ${apiKeyId}::uuid AND status = 'running'
      UNION ALL SELECT collection FROM retired_collections WHERE api_key_id = ${apiKeyId}::uuid`;
    return rows.map(({ collection }) => collection);
  }
}
