import type { PrismaService } from '../prisma/prisma.service.js';
import { KeyEraser } from './key-eraser.port.js';

/** Deletes what a revoked key leaves behind, in every lib. The key stays, so that its tokens are known to be revoked. */
export class KeyErasure extends KeyEraser {
  /** @param erasers of all libs that hold something of a key, in the order in which they are run */
  constructor(
    private readonly prisma: PrismaService,
    private readonly erasers: readonly KeyEraser[],
  ) {
    super();
  }

  /** Does nothing to a key that is in use. */
  override async erase(apiKeyId: string): Promise<void> {
    const key = await this.prisma.apiKey.findUnique({ where: { id: apiKeyId }, select: { revokedAt: true } });
    if (key === null || key.revokedAt === null) return;
    for (const eraser of this.erasers) await eraser.erase(apiKeyId);
  }
}
