import { Injectable } from '@nestjs/common';
import { deleteRowsOfKey, KeyEraser, ObjectStorage, PrismaService } from '#platform';

/** In this order: an item names its groups, and an import has up to a hundred thousand rows. */
const TABLES = [
  'images',
  'import_rows',
  'imports',
  'categories',
  'styles',
  'age_groups',
  'item_words',
  'catalogue_numbers',
] as const;

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
    await this.storage.deletePrefix(`${apiKeyId}/`);
  }
}
