-- CatalogueGarments.findByName
SELECT id FROM images
WHERE api_key_id = $1::uuid AND (external_id = $2 OR lower(name) = lower($3))
ORDER BY (external_id IS NOT DISTINCT FROM $4) DESC, id DESC LIMIT 1;

-- CutOutRepository.giveBack
UPDATE images SET cut_revision = 0
WHERE api_key_id = $1::uuid AND id = $2::uuid AND photo_key = $3;

-- CutOutRepository.put
INSERT INTO garment_cut_outs (api_key_id, image_id, photo_key, pieces, refusal, revision)
SELECT api_key_id, id, photo_key, $1::jsonb, $2, $3 FROM images
WHERE api_key_id = $4::uuid AND id = $5::uuid AND photo_key = $6
ON CONFLICT (api_key_id, image_id) DO UPDATE
  SET photo_key = EXCLUDED.photo_key, pieces = EXCLUDED.pieces, refusal = EXCLUDED.refusal, revision = EXCLUDED.revision, cut_at = now()
  WHERE garment_cut_outs.photo_key <> EXCLUDED.photo_key
    OR garment_cut_outs.revision < EXCLUDED.revision;

-- CutOutRepository.takeNext
WITH next AS MATERIALIZED (
  SELECT api_key_id, id FROM images WHERE cut_revision < $1 AND NOT EXISTS (
    SELECT 1 FROM images WHERE embedding_status = 'pending'
      AND updated_at > now() - $2::int * interval '1 minute')
  ORDER BY cut_revision, id LIMIT 1 FOR UPDATE SKIP LOCKED)
UPDATE images i SET cut_revision = $3 FROM next
WHERE i.api_key_id = next.api_key_id AND i.id = next.id
RETURNING i.api_key_id AS "apiKeyId", i.id AS "imageId", i.photo_key AS "photoKey";

-- OrphanTryOnFiles.sweep
SELECT l.api_key_id AS "apiKeyId", l.id
FROM unnest($1::uuid[], $2::uuid[])
  AS l (api_key_id, id)
JOIN api_keys k ON k.id = l.api_key_id
LEFT JOIN try_on_jobs j ON j.api_key_id = l.api_key_id AND j.id = l.id
WHERE j.id IS NULL;

-- TryOnBacklog.countByKey
SELECT api_key_id AS "apiKeyId", count(*)::int AS count FROM try_on_jobs
WHERE api_key_id = ANY ($1::uuid[]) AND status IN ('queued', 'processing') GROUP BY 1;

-- TryOnRepository.insert
SELECT count(*)::int AS "ofKey",
  count(*) FILTER (WHERE session_hash = $1::bytea)::int AS "ofSession",
  count(*) FILTER (WHERE session_hash IS NULL AND created_by = 'publishable')::int AS "ofVisitors"
FROM try_on_jobs
WHERE api_key_id = $2::uuid AND status IN ('receiving', 'queued', 'processing');

-- TryOnRepository.insert
SELECT pg_advisory_xact_lock(hashtextextended('vitrine-try-ons-of-' || $1, 0))::text;

-- TryOnRepository.statesOf
SELECT j.api_key_id AS "apiKeyId", j.id, j.status::text AS status, j.attempt, j.step, j.progress
FROM unnest($1::uuid[], $2::uuid[])
  AS asked (api_key_id, id)
JOIN try_on_jobs j ON j.api_key_id = asked.api_key_id AND j.id = asked.id
WHERE j.status <> 'cancelled' AND j.expires_at > $3;

-- TryOnRetentionRepository.cancelAbandoned
UPDATE try_on_jobs j SET status = 'cancelled', attempt = attempt + 1, completed_at = $1,
  request_hash = NULL, session_hash = NULL, garments = '[]', inputs_erased_at = NULL
WHERE (j.status = 'receiving' AND j.created_at < $2)
   OR (j.status <> 'cancelled' AND EXISTS (
        SELECT 1 FROM api_keys k WHERE k.id = j.api_key_id AND k.revoked_at IS NOT NULL));

-- TryOnRetentionRepository.countOverdue
SELECT count(*)::int AS count FROM try_on_jobs
WHERE (status IN ('completed', 'failed')
    AND (expires_at <= $1 OR (inputs_erased_at IS NULL AND completed_at <= $2)))
   OR (status = 'cancelled' AND completed_at <= $3);

-- TryOnRetentionRepository.failOverdue
UPDATE try_on_jobs SET status = 'failed', attempt = attempt + 1, step = NULL, error_code = 'TIMEOUT',
  error_message = $1, completed_at = $2
WHERE status IN ('queued', 'processing') AND created_at < $3;

-- TryOnRetentionRepository.stale
SELECT api_key_id AS "apiKeyId", id FROM try_on_jobs
WHERE (status = 'queued' AND created_at < $1)
   OR (status = 'processing' AND heartbeat_at < $2)
ORDER BY created_at LIMIT $3;

-- TryOnRetentionRepository.toForget
SELECT api_key_id AS "apiKeyId", id FROM try_on_jobs
WHERE (status IN ('completed', 'failed') AND expires_at <= $1)
   OR (status = 'cancelled' AND completed_at < $2) LIMIT $3;

-- TryOnRetentionRepository.withInputs
SELECT api_key_id AS "apiKeyId", id FROM try_on_jobs
WHERE status IN ('completed', 'failed') AND inputs_erased_at IS NULL LIMIT $1;

-- TryOnWorkRepository.claim
UPDATE try_on_jobs SET
  losses = losses + (status = 'processing')::int, status = 'processing', attempt = attempt + 1,
  step = NULL, progress = 0, started_at = $1, heartbeat_at = $2
WHERE api_key_id = $3::uuid AND id = $4::uuid AND status IN ('queued', 'processing');
