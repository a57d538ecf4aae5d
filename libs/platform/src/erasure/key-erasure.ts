import type { PrismaService } from '../prisma/prisma.service.js';
import { KeyEraser } from './key-eraser.port.js';

/** By then every request that was under way when its key was revoked has ended, and written what it writes. */
export const LATE_MS = 3_600_000;
/** Keys of one look; the next look goes on. */
const DUE_AT_ONCE = 1_000;

/**
 * Deletes what a revoked key leaves behind, in every lib. The key stays, so that its tokens are known to be revoked, and
 * with it when that was done: work that is lost on the way, or fails for as long as it is tried, is found again.
 */
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
    const erasedAt = new Date();
    for (const eraser of this.erasers) await eraser.erase(apiKeyId);
    await this.prisma.apiKey.update({ where: { id: apiKeyId }, data: { erasedAt }, select: { id: true } });
  }

  /**
   * Ids of revoked keys of which something may be left: those of which no erasure was finished, and once more those
   * whose erasure began before every request of theirs had ended.
   * @param revokedBefore younger ones are left to the job that follows from their revocation
   */
  async due(revokedBefore: Date): Promise<string[]> {
    const late = new Date(Date.now() - LATE_MS);
    const rows = await this.prisma.$queryRaw<{ id: string }[]>`
      SELECT id FROM api_keys WHERE revoked_at <= ${revokedBefore} AND (
        erased_at IS NULL
        OR (revoked_at <= ${late} AND erased_at < revoked_at + ${LATE_MS}::float8 * interval '1 millisecond'))
      ORDER BY revoked_at LIMIT ${DUE_AT_ONCE}`;
    return rows.map(({ id }) => id);
  }
}
