import type { ApiKeyDto, TokenInfoDto } from '#contracts';
import type { ApiKey, Token } from '#platform';
import { quotasDto } from './quotas/quotas.js';

export function toTokenInfo(row: Token): TokenInfoDto {
  return {
    id: row.id,
    kind: row.kind,
    hint: row.hint,
    allowed_origins: row.allowedOrigins,
    created_at: row.createdAt.toISOString(),
    expires_at: row.expiresAt?.toISOString() ?? null,
    revoked_at: row.revokedAt?.toISOString() ?? null,
  };
}

export function toApiKeyDto(row: ApiKey & { tokens: Token[] }): ApiKeyDto {
  return {
    id: row.id,
    shop_id: row.shopId,
    name: row.name,
    collection: row.collection,
    embedding_model: row.embeddingModel,
    quotas: quotasDto(row),
    hosted_renderer: row.hostedRenderer,
    consent_required: row.consentRequired,
    created_at: row.createdAt.toISOString(),
    revoked_at: row.revokedAt?.toISOString() ?? null,
    tokens: row.tokens.map(toTokenInfo),
  };
}
