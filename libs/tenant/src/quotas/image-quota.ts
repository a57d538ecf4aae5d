import { Injectable } from '@nestjs/common';
import { PrismaService } from '#platform';
import type { Tenant } from '../tenant-context.js';
import type { QuotaState } from './quota-state.js';

/** The items that a key may store. It is held where the row is written, by a trigger; this only tells of it. */
@Injectable()
export class ImageQuota {
  constructor(private readonly prisma: PrismaService) {}

  /** What is left; undefined without a quota. */
  async stateOf({ apiKeyId, quotas: { images: limit } }: Tenant): Promise<QuotaState | undefined> {
    if (limit === null) return undefined;
    const size = await this.prisma.catalogueSize.findUnique({
      where: { apiKeyId },
      select: { images: true },
    });
    const remaining = Math.max(0, limit - (size?.images ?? 0));
    return { policy: 'images', limit, remaining, windowSeconds: null, resetSeconds: null };
  }
}
