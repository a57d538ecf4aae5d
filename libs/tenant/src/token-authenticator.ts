import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { PrismaService } from '#platform';
import { UnauthenticatedError } from './errors/unauthenticated.error.js';
import type { Tenant } from './tenant-context.js';
import { hashToken, parseToken } from './token.js';
import { readTokenRecord, tenantOf, type TokenRecord } from './token-record.js';

/** How old an answer may be. A revocation holds in every process within it, with no message between them. */
const MAX_AGE_MS = 500;
const MAX_TOKENS = 10_000;

/** The cache holds no undefined; a token that is not known is remembered too. */
type Lookup = { record: TokenRecord | undefined };

/** Turns a token into the tenant that it speaks for. */
@Injectable()
export class TokenAuthenticator {
  /** Keyed by hash, so that no token rests in memory. `fetch` makes one look-up of many at once. */
  private readonly lookups: LRUCache<string, Lookup>;

  constructor(prisma: PrismaService) {
    this.lookups = new LRUCache<string, Lookup>({
      max: MAX_TOKENS,
      ttl: MAX_AGE_MS,
      ttlResolution: 0,
      // The clock that `fetchMethod` reads as well.
      perf: performance,
      fetchMethod: async (hash, _stale, { options }) => {
        const asked = performance.now();
        const record = await readTokenRecord(prisma, Buffer.from(hash, 'base64'));
        // The age counts from the question, not from a slow answer to it.
        options.ttl = Math.max(1, MAX_AGE_MS - (performance.now() - asked));
        return { record };
      },
    });
  }

  /** Whether it was known when it was looked up last, as far as this process remembers. */
  wasGood(token: string): boolean {
    if (parseToken(token) === undefined) return false;
    const last = this.lookups.peek(hashToken(token).toString('base64'), { allowStale: true });
    return last?.record !== undefined;
  }

  /**
   * @throws UnauthenticatedError when the token is malformed (no look-up is made), unknown, revoked or expired,
   * or its shop is suspended.
   */
  async authenticate(token: string): Promise<Tenant> {
    if (parseToken(token) === undefined) throw new UnauthenticatedError('API_KEY_MALFORMED');
    const lookup = await this.lookups.fetch(hashToken(token).toString('base64'));
    return tenantOf(lookup?.record, new Date());
  }
}
