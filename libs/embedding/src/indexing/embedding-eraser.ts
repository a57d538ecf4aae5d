import { Injectable } from '@nestjs/common';
import { deleteRowsOfKey, KeyEraser, PrismaService } from '#platform';

/** Of an item or a prompt there may be any number. */
const TABLES = ['recommendation_events', 'item_activity', 'prompts'] as const;

/** Deletes a key's prompts and what shoppers did with its items, and what was to be done to its collection. */
@Injectable()
export class EmbeddingEraser extends KeyEraser {
  constructor(private readonly prisma: PrismaService) {
    super();
  }

  override async erase(apiKeyId: string): Promise<void> {
    for (const table of TABLES) await deleteRowsOfKey(this.prisma, table, apiKeyId);
    await this.prisma.$transaction([
      this.prisma.collectionBuild.deleteMany({ where: { apiKeyId } }),
      this.prisma.reconciliation.deleteMany({ where: { apiKeyId } }),
    ]);
  }
}
