import { Injectable } from '@nestjs/common';
import { deleteRowsOfKey, KeyEraser, ObjectStorage, PrismaService } from '#platform';

/** In this order: an item names its groups. */
const TABLES = ['images', 'imports', 'categories', 'styles', 'age_groups'] as const;

/** Deletes a key's items with their words and numbers, its imports and groups, and all its files. */
@Injectable()
export class CatalogEraser extends KeyEraser {
  constructor(
    private readonly prisma: PrismaService,
    private readonly storage: ObjectStorage,
  ) {
    super();
  }

  override async erase(apiKeyId: string): Promise<void> {
    for (const table of TABLES) await deleteRowsOfKey(this.prisma, table, apiKeyId);
    await this.prisma.$transaction([
      this.prisma.itemWord.deleteMany({ where: { apiKeyId } }),
      this.prisma.catalogueNumbers.deleteMany({ where: { apiKeyId } }),
    ]);
    await this.storage.deletePrefix(`${apiKeyId}/`);
  }
}
