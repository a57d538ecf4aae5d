import { Injectable } from '@nestjs/common';
import { PrismaService } from '#platform';
import { ChromaVectorIndex } from '../vector-index/chroma-vector-index.js';
import { StoredVectors } from '../vector-index/stored-vectors.js';
import { CollectionBuilds } from './collection-builds.js';

type LiveKey = { apiKeyId: string; collection: string };

/**
 * Collections that Postgres says hold vectors and the index does not have: its disk was lost. Each is built again
 * beside the place where it was, so that until then requests are told so instead of being answered from a part.
 */
@Injectable()
export class LostCollections {
  constructor(
    private readonly prisma: PrismaService,
    private readonly builds: CollectionBuilds,
    private readonly index: ChromaVectorIndex,
    private readonly copy: StoredVectors,
  ) {}

  /** Looks at every key. @returns how many collections are built again @throws DependencyUnavailableError */
  async restoreAll(): Promise<number> {
    // Postgres first: what holds vectors there has been in the index before.
    const keys = await this.prisma.$queryRaw<LiveKey[]>`
      SELECT k.id AS "apiKeyId", k.collection FROM api_keys k
      WHERE k.revoked_at IS NULL AND k.embedding_model IS NOT NULL
        AND EXISTS (SELECT 1 FROM images i WHERE i.api_key_id = k.id AND i.embedding_status = 'embedded')
        AND NOT EXISTS (SELECT 1 FROM collection_builds b WHERE b.api_key_id = k.id AND b.status = 'running')`;
    if (keys.length === 0) return 0;
    const there = await this.index.collections();
    let restored = 0;
    for (const { apiKeyId, collection } of keys) {
      if (!there.has(collection) && (await this.restore(apiKeyId, collection))) restored += 1;
    }
    return restored;
  }

  /** Has the live collection of a key built again if it is lost. @returns whether it is */
  async restore(apiKeyId: string, collection: string): Promise<boolean> {
    if (!(await this.copy.shouldHold(collection)) || (await this.index.exists(collection))) return false;
    // Looked at once more: it may have been replaced, and deleted, in between.
    const key = await this.prisma.apiKey.findUnique({ where: { id: apiKeyId } });
    if (key?.collection !== collection || key.embeddingModel === null) return false;
    await this.builds.begin(apiKeyId, key.embeddingModel, 'lost');
    return true;
  }
}
