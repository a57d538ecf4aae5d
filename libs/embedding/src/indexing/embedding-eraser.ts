import { Injectable } from '@nestjs/common';
import { deleteRowsOfKey, KeyEraser, PrismaService } from '#platform';

/** Deletes a key's prompts, and what was to be done to its collection. */
@Injectable()
export class EmbeddingEraser extends KeyEraser {
  constructor(private readonly prisma: PrismaService) {
    super();
  }

  override async erase(apiKeyId: string): Promise<void> {
    await deleteRowsOfKey(this.prisma, 'prompts', apiKeyId);
    await this.prisma.$transaction([
      this.prisma.collectionBuild.deleteMany({ where: { apiKeyId } }),
      this.prisma.reconciliation.deleteMany({ where: { apiKeyId } }),
    ]);
  }
}
