import { Injectable } from '@nestjs/common';
import { ObjectStorage } from '../object-storage/object-storage.port.js';
import { PrismaService } from '../prisma/prisma.service.js';
import { LATE_MS } from './key-erasure.js';

/** Shops of one look; the next look goes on. */
const AT_ONCE = 50;

/**
 * Ends the deletion of shops: the rows of the shop, its keys, tokens and use go last, when all that they name is gone.
 * A row that is there still says what is to be erased, so that an outage in between loses nothing.
 */
@Injectable()
export class ShopErasure {
  constructor(
    private readonly prisma: PrismaService,
    private readonly storage: ObjectStorage,
  ) {}

  /**
   * Deletes those of which nothing can come any more: each of their keys was erased once every request of it had
   * ended, no try-on of it waits to be forgotten and no collection to be deleted.
   * @returns how many @throws DependencyUnavailableError
   */
  async finish(): Promise<number> {
    const shops = await this.erased();
    for (const { id, apiKeyIds } of shops) {
      // The sweeps for stray files look under keys that have a row: this is the last look under these.
      for (const prefix of apiKeyIds.flatMap((key) => [`${key}/`, `try-on/${key}/`])) {
        await this.storage.deletePrefix(prefix);
      }
      await this.prisma.shop.deleteMany({ where: { id, deletedAt: { not: null } } });
    }
    return shops.length;
  }

  private erased(): Promise<{ id: string; apiKeyIds: string[] }[]> {
    return this.prisma.$queryRaw`
      SELECT s.id, ARRAY(SELECT id::text FROM api_keys WHERE shop_id = s.id) AS "apiKeyIds"
      FROM shops s
      WHERE s.deleted_at IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM api_keys k WHERE k.shop_id = s.id AND (
          k.revoked_at IS NULL OR k.erased_at IS NULL
          OR k.erased_at < k.revoked_at + ${LATE_MS}::float8 * interval '1 millisecond'
          OR EXISTS (SELECT 1 FROM try_on_jobs j WHERE j.api_key_id = k.id)
          OR EXISTS (SELECT 1 FROM retired_collections r WHERE r.api_key_id = k.id)))
      ORDER BY s.deleted_at LIMIT ${AT_ONCE}`;
  }
}
