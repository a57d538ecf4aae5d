import { Injectable, Module } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { PrismaService } from '#platform';

/** As long as a token's: a suspension holds in every process within it. */
const MAX_AGE_MS = 500;
const MAX_KEYS = 10_000;

/** Which keys are in use: not revoked, and their shop not suspended. For what is shown without a token. */
@Injectable()
export class LiveKeys {
  private readonly known: LRUCache<string, { isLive: boolean }>;

  constructor(prisma: PrismaService) {
    this.known = new LRUCache<string, { isLive: boolean }>({
      max: MAX_KEYS,
      ttl: MAX_AGE_MS,
      ttlResolution: 0,
      // While Postgres is away, what was known last.
      allowStaleOnFetchRejection: true,
      noDeleteOnFetchRejection: true,
      fetchMethod: async (id) => {
        const key = await prisma.apiKey.findUnique({
          where: { id },
          select: { revokedAt: true, shop: { select: { status: true } } },
        });
        return { isLive: key !== null && key.revokedAt === null && key.shop.status === 'active' };
      },
    });
  }

  /** While Postgres is away, a key that this process does not know is held to be one: signed photos stay. */
  async has(apiKeyId: string): Promise<boolean> {
    const key = await this.known.fetch(apiKeyId).catch(() => undefined);
    return key?.isLive ?? true;
  }
}

/** For whoever shows something without a token, and needs nothing else of tenants. */
@Module({ providers: [LiveKeys], exports: [LiveKeys] })
export class LiveKeysModule {}
