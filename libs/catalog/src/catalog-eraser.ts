import { Injectable } from '@nestjs/common';
import { ObjectStorage, Prisma, PrismaService } from '#platform';

/** Rows of one statement: a large catalogue is not one long transaction. */
const BATCH = 1_000;

/** In this order: an item names its groups. */
const TABLES = ['images', 'prompts', 'imports', 'categories', 'styles', 'age_groups'] as const;

/** Deletes what a revoked key leaves behind. The key itself stays, so that its tokens are known to be revoked. */
@Injectable()
export class CatalogEraser {
  constructor(
    private readonly prisma: PrismaService,
    private readonly storage: ObjectStorage,
  ) {}

  /**
   * Deletes rows and photos of a key that is revoked; does nothing to another. Doing it twice, or again after a
   * crash in between, finishes what is left.
   * @throws DependencyUnavailableError
   */
  async erase(apiKeyId: string): Promise<void> {
    const key = await this.prisma.apiKey.findUnique({ where: { id: apiKeyId }, select: { revokedAt: true } });
    if (key === null || key.revokedAt === null) return;
    for (const name of TABLES) {
      const table = Prisma.raw(name);
      for (let deleted = BATCH; deleted === BATCH;) {
        deleted = await this.prisma.$executeRaw`
          DELETE FROM ${table} WHERE (api_key_id, id) IN (
            SELECT api_key_id, id FROM ${table} WHERE api_key_id = ${apiKeyId}::uuid LIMIT ${BATCH})`;
      }
    }
    await this.prisma.$transaction([
      this.prisma.collectionBuild.deleteMany({ where: { apiKeyId } }),
      this.prisma.reconciliation.deleteMany({ where: { apiKeyId } }),
      this.prisma.itemWord.deleteMany({ where: { apiKeyId } }),
      this.prisma.catalogueNumbers.deleteMany({ where: { apiKeyId } }),
      // Stored answers of its requests, of every kind of token.
      this.prisma.idempotencyRecord.deleteMany({ where: { scope: { startsWith: `${apiKeyId}/` } } }),
    ]);
    await this.storage.deletePrefix(`${apiKeyId}/`);
  }
}
