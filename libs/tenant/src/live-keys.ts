import { Injectable, Module } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { PinoLogger } from 'nestjs-pino';
import { databaseOutage, PrismaService } from '#platform';

/** As long as a token's: a suspension holds in every process within it. */
const MAX_AGE_MS = 500;
const MAX_KEYS = 10_000;

/** Which keys are in use: not revoked, and their shop not suspended. For what is shown without a token. */
@Injectable()
export class LiveKeys {
  private readonly known: LRUCache<string, { isLive: boolean }>;

  constructor(
    private readonly prisma: PrismaService,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(LiveKeys.name);
    this.known = new LRUCache<string, { isLive: boolean }>({
      max: MAX_KEYS,
      ttl: MAX_AGE_MS,
      ttlResolution: 0,
      // While Postgres is away, what was known last.
      allowStaleOnFetchRejection: true,
      noDeleteOnFetchRejection: true,
      fetchMethod: (id) => this.look(id),
    });
  }

  /** While Postgres is away, a key that this process does not know is held to be one: signed photos stay. */
  async has(apiKeyId: string): Promise<boolean> {
    const key = await this.known.fetch(apiKeyId).catch(() => undefined);
    return key?.isLive ?? true;
  }

  private async look(id: string): Promise<{ isLive: boolean }> {
    try {
      const key = await this.prisma.apiKey.findUnique({
        where: { id },
        select: { revokedAt: true, shop: { select: { status: true } } },
      });
      return { isLive: key !== null && key.revokedAt === null && key.shop.status === 'active' };
    } catch (error) {
      // Of a Postgres that is away others tell. With any other fault a revoked key's photos would stay in silence.
      if (databaseOutage(error) === undefined) this.logger.error({ err: error }, 'A key was not looked up');
      throw error;
    }
  }
}

/** For whoever shows something without a token, and needs nothing else of tenants. */
@Module({ providers: [LiveKeys], exports: [LiveKeys] })
export class LiveKeysModule {}
