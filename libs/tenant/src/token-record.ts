import type { TokenKind } from '#contracts';
import type { PrismaService } from '#platform';
import { UnauthenticatedError } from './errors/unauthenticated.error.js';
import type { Quotas } from './quotas/quotas.js';
import type { Tenant } from './tenant-context.js';

/** What the database knows of a token, with its key and its shop. */
export type TokenRecord = Quotas & {
  tokenId: string;
  tokenKind: TokenKind;
  allowedOrigins: string[];
  expiresAt: Date | null;
  tokenRevokedAt: Date | null;
  apiKeyId: string;
  collection: string;
  embeddingModel: string | null;
  keyRevokedAt: Date | null;
  shopId: string;
  shopStatus: 'active' | 'suspended';
  hostedRenderer: boolean;
  consentRequired: boolean;
};

/**
 * One statement instead of Prisma's one a table: this is on the way of every request. A list that Prisma was not
 * given is NULL in the row.
 */
export async function readTokenRecord(prisma: PrismaService, hash: Buffer): Promise<TokenRecord | undefined> {
  const [row] = await prisma.$queryRaw<TokenRecord[]>`
    SELECT t.id AS "tokenId", t.kind::text AS "tokenKind", COALESCE(t.allowed_origins, '{}') AS "allowedOrigins",
           t.expires_at AS "expiresAt", t.revoked_at AS "tokenRevokedAt",
           k.id AS "apiKeyId", k.collection, k.embedding_model AS "embeddingModel", k.revoked_at AS "keyRevokedAt",
           k.quota_images AS images, k.quota_prompts_per_minute AS "promptsPerMinute",
           k.quota_prompts_per_month AS "promptsPerMonth", k.quota_try_ons_per_month AS "tryOnsPerMonth",
           k.hosted_renderer AS "hostedRenderer", k.consent_required AS "consentRequired",
           s.id AS "shopId", s.status::text AS "shopStatus"
    FROM tokens t
    JOIN api_keys k ON k.id = t.api_key_id
    JOIN shops s ON s.id = k.shop_id
    WHERE t.hash = ${hash}`;
  return row;
}

/**
 * The tenant of a token, if it may be used now.
 * @throws UnauthenticatedError
 */
export function tenantOf(record: TokenRecord | undefined, now: Date): Tenant {
  if (record === undefined) throw new UnauthenticatedError('API_KEY_INVALID');
  if (record.tokenRevokedAt !== null || record.keyRevokedAt !== null) {
    throw new UnauthenticatedError('API_KEY_REVOKED');
  }
  if (record.expiresAt !== null && record.expiresAt <= now) throw new UnauthenticatedError('API_KEY_EXPIRED');
  if (record.shopStatus === 'suspended') throw new UnauthenticatedError('SHOP_SUSPENDED');
  return {
    shopId: record.shopId,
    apiKeyId: record.apiKeyId,
    collection: record.collection,
    embeddingModel: record.embeddingModel,
    tokenId: record.tokenId,
    tokenKind: record.tokenKind,
    allowedOrigins: record.allowedOrigins,
    hostedRenderer: record.hostedRenderer,
    consentRequired: record.consentRequired,
    quotas: {
      images: record.images,
      promptsPerMinute: record.promptsPerMinute,
      promptsPerMonth: record.promptsPerMonth,
      tryOnsPerMonth: record.tryOnsPerMonth,
    },
  };
}
