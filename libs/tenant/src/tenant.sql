-- RenderBudget.record
INSERT INTO renderer_usage AS u (api_key_id, month, renderer, images, failures, milliseconds, cost_micros)
VALUES ($1::uuid, $2::date, $3::text, $4::int, $5::int, $6::bigint, $7::bigint)
ON CONFLICT (api_key_id, month, renderer) DO UPDATE SET
  images = u.images + excluded.images, failures = u.failures + excluded.failures,
  milliseconds = u.milliseconds + excluded.milliseconds, cost_micros = u.cost_micros + excluded.cost_micros;

-- TryOnQuota
INSERT INTO monthly_usage AS m (api_key_id, month, try_ons)
SELECT $1::uuid, $2::date, 1 WHERE $3::int IS NULL OR $3::int > 0
ON CONFLICT (api_key_id, month) DO UPDATE SET try_ons = m.try_ons + 1
  WHERE $3::int IS NULL OR m.try_ons < $3::int
RETURNING try_ons AS used;

-- TryOnQuota
UPDATE monthly_usage SET try_ons = try_ons - 1
WHERE api_key_id = $1::uuid AND month = $2::date AND try_ons > 0;

-- countPrompts
SELECT count(*)::int AS count FROM prompts
WHERE api_key_id = $1::uuid AND id >= $2::uuid AND id < $3::uuid;

-- lockApiKey
SELECT revoked_at AS "revokedAt" FROM api_keys WHERE id = $1::uuid FOR UPDATE;

-- lockShop
SELECT deleted_at AS "deletedAt" FROM shops WHERE id = $1::uuid FOR UPDATE;

-- readTokenRecord
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
WHERE t.hash = $1;
