-- IdempotencyService.begin
DELETE FROM idempotency_records WHERE (scope, key) IN (
SELECT scope, key FROM idempotency_records WHERE expires_at <= $1
ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED);

-- IdempotencyService.begin
INSERT INTO idempotency_records AS r (scope, key, request_hash, created_at, expires_at)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (scope, key) DO UPDATE SET
  request_hash = excluded.request_hash, response_status = NULL, response_body = NULL,
  created_at = excluded.created_at, expires_at = excluded.expires_at
WHERE r.expires_at <= $6
   OR (r.response_status IS NULL AND r.request_hash = excluded.request_hash
       AND r.created_at <= $7);

-- IdempotencyService.limit
DELETE FROM idempotency_records WHERE (scope, key) IN (
  SELECT scope, key FROM idempotency_records WHERE scope = $1
  ORDER BY created_at DESC OFFSET $2 LIMIT $3 FOR UPDATE SKIP LOCKED)
AND response_status IS NOT NULL;

-- IdempotencyService.prune
DELETE FROM idempotency_records WHERE (scope, key) IN (
SELECT scope, key FROM idempotency_records WHERE expires_at <= $1
ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED);

-- KeyErasure.due
SELECT id FROM api_keys WHERE revoked_at <= $1 AND (
  erased_at IS NULL
  OR (revoked_at <= $2 AND erased_at < revoked_at + $3::float8 * interval '1 millisecond'))
ORDER BY revoked_at LIMIT $4;

-- OutboxRelay.relayOnce
SELECT id, api_key_id, type, payload FROM outbox
WHERE type = ANY($1) AND id <> ALL($2::bigint[])
ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED;

-- ShopErasure.finish
SELECT s.id, ARRAY(SELECT id::text FROM api_keys WHERE shop_id = s.id) AS "apiKeyIds"
FROM shops s
WHERE s.deleted_at IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM api_keys k WHERE k.shop_id = s.id AND (
    k.revoked_at IS NULL OR k.erased_at IS NULL
    OR k.erased_at < k.revoked_at + $1::float8 * interval '1 millisecond'
    OR EXISTS (SELECT 1 FROM try_on_jobs j WHERE j.api_key_id = k.id)
    OR EXISTS (SELECT 1 FROM retired_collections r WHERE r.api_key_id = k.id)))
ORDER BY s.deleted_at LIMIT $2;

-- deleteRowsOfKey
DELETE FROM images WHERE ctid = ANY (ARRAY(
SELECT ctid FROM images WHERE api_key_id = $1::uuid LIMIT $2));
