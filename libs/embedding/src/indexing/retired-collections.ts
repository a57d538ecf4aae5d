import { Injectable } from '@nestjs/common';
import { PrismaService } from '#platform';
import { VectorIndex } from '../vector-index/vector-index.port.js';

const AT_ONCE = 50;

/** Collections that nothing names any more. They are deleted when nobody can be reading or writing them. */
@Injectable()
export class RetiredCollections {
  constructor(
    private readonly prisma: PrismaService,
    private readonly index: VectorIndex,
  ) {}

  /** Has collections deleted later on. Doing it twice changes nothing more. */
  async add(apiKeyId: string, collections: readonly string[]): Promise<void> {
    await this.prisma.retiredCollection.createMany({
      data: collections.map((collection) => ({ apiKeyId, collection })),
      skipDuplicates: true,
    });
  }

  /**
   * Deletes those whose time has come.
   * @param keptMs no request that was told the old collection is under way for so long: tokens are looked up twice a second
   * @returns how many @throws DependencyUnavailableError
   */
  async removeDue(keptMs: number, now = new Date()): Promise<number> {
    const due = await this.prisma.retiredCollection.findMany({
      where: { retiredAt: { lt: new Date(now.getTime() - keptMs) } },
      orderBy: { retiredAt: 'asc' },
      take: AT_ONCE,
    });
    for (const { collection } of due) {
      await this.index.deleteCollection(collection);
      await this.prisma.retiredCollection.deleteMany({ where: { collection } });
    }
    return due.length;
  }
}
