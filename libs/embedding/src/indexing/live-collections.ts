import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PrismaService } from '#platform';

export type LiveCollection = { apiKeyId: string; collection: string };

const FIND_LIVE = {
  name: 'vitrine-find-live-collection-1',
  text: `
    SELECT collection FROM api_keys WHERE id = $1::uuid AND revoked_at IS NULL AND embedding_model = $2`,
};

/** Which collection of an API key is live, and whose vectors it holds. */
@Injectable()
export class LiveCollections {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * The collection that vectors of `model` belong in. The first model to ask gives the collection its mark.
   * @returns undefined where the key is gone, revoked, or its collection is of another model
   */
  async forModel(apiKeyId: string, model: string): Promise<LiveCollection | undefined> {
    const live = await this.find(apiKeyId, model);
    if (live !== undefined) return live;
    await this.prisma.apiKey.updateMany({
      where: { id: apiKeyId, embeddingModel: null },
      data: { embeddingModel: model },
    });
    // Another process may have been first: what it wrote decides.
    return this.find(apiKeyId, model);
  }

  /** Whatever is live, whoever's vectors it holds and though the key be revoked. */
  async ofKey(apiKeyId: string): Promise<string | undefined> {
    const key = await this.prisma.apiKey.findUnique({
      where: { id: apiKeyId },
      select: { collection: true },
    });
    return key?.collection;
  }

  /**
   * Gives every key whose collection is of another model a new, empty one, and queues its photos again through
   * the outbox. One transaction a key; doing it twice finds nothing more to do.
   * @returns collections that are no longer used
   */
  async moveTo(model: string): Promise<string[]> {
    const others = await this.prisma.apiKey.findMany({
      where: { revokedAt: null, embeddingModel: { not: model } },
      select: { id: true, collection: true },
    });
    const abandoned: string[] = [];
    for (const key of others) {
      const moved = await this.prisma.$transaction(async (transaction) => {
        const { count } = await transaction.apiKey.updateMany({
          where: { id: key.id, collection: key.collection, embeddingModel: { not: model } },
          data: { collection: `vt-${randomUUID()}`, embeddingModel: model },
        });
        if (count === 0) return false;
        await transaction.$executeRaw`
          UPDATE images SET embedding_status = 'pending', embedding_error = NULL, embedded_at = NULL,
            generation = generation + 1, updated_at = now()
          WHERE api_key_id = ${key.id}::uuid`;
        await transaction.$executeRaw`
          INSERT INTO outbox (api_key_id, type, payload)
          SELECT api_key_id, 'image.photo-changed', jsonb_build_object('image_id', id, 'generation', generation)
          FROM images WHERE api_key_id = ${key.id}::uuid ORDER BY id`;
        return true;
      });
      if (moved) abandoned.push(key.collection);
    }
    return abandoned;
  }

  private async find(apiKeyId: string, model: string): Promise<LiveCollection | undefined> {
    const [key] = await this.prisma.prepared<{ collection: string }>(FIND_LIVE, [apiKeyId, model]);
    return key === undefined ? undefined : { apiKeyId, collection: key.collection };
  }
}
