-- CollectionBuilds.begin
SELECT collection, embedding_model AS "embeddingModel", chosen_model AS "chosenModel" FROM api_keys
WHERE id = $1::uuid AND revoked_at IS NULL FOR UPDATE;

-- CollectionBuilds.claim
UPDATE collection_builds b
SET leased_until = now() + $1::float8 * interval '1 millisecond', updated_at = now(), in_hand = '{}',
  losses = b.losses || (
    SELECT coalesce(jsonb_object_agg(lost, coalesce((b.losses ->> lost)::int, 0) + 1), '{}')
    FROM unnest(b.in_hand) AS lost)
FROM api_keys k
WHERE k.id = b.api_key_id AND b.api_key_id = (
  SELECT c.api_key_id FROM collection_builds c
  JOIN api_keys ck ON ck.id = c.api_key_id AND ck.revoked_at IS NULL
  WHERE c.status = 'running' AND (c.leased_until IS NULL OR c.leased_until < now())
  ORDER BY c.updated_at LIMIT 1 FOR UPDATE OF c SKIP LOCKED)
RETURNING b.api_key_id AS "apiKeyId", b.collection, b.model, b.reason, b.leased_until AS "leasedUntil",
  b.losses, k.collection AS "liveCollection";

-- CollectionBuilds.countCopies
SELECT count(*)::int AS count FROM image_vectors v
JOIN images i ON i.api_key_id = $1::uuid AND i.id = v.image_id WHERE v.collection = $2;

-- CollectionBuilds.find
SELECT (SELECT count(*)::int FROM images WHERE api_key_id = $1::uuid
            AND embedding_status <> 'failed') AS images,
    (SELECT count(*)::int 
FROM images i
LEFT JOIN image_vectors v ON v.collection = $2 AND v.image_id = i.id AND v.generation = i.generation
WHERE i.api_key_id = $3::uuid AND i.embedding_status <> 'failed' AND v.image_id IS NULL) AS missing;

-- CollectionBuilds.missing
SELECT i.id, i.generation, i.photo_key AS "photoKey",
    array_remove(ARRAY[
      (SELECT c.name::text FROM categories c WHERE c.api_key_id = i.api_key_id AND c.id = i.category_id), i.name::text
    ], NULL) AS texts 
FROM images i
LEFT JOIN image_vectors v ON v.collection = $1 AND v.image_id = i.id AND v.generation = i.generation
WHERE i.api_key_id = $2::uuid AND i.embedding_status <> 'failed' AND v.image_id IS NULL
    
  ORDER BY i.id LIMIT $3;

-- CollectionBuilds.missing
SELECT i.id, i.generation, i.photo_key AS "photoKey",
    array_remove(ARRAY[
      (SELECT c.name::text FROM categories c WHERE c.api_key_id = i.api_key_id AND c.id = i.category_id), i.name::text
    ], NULL) AS texts 
FROM images i
LEFT JOIN image_vectors v ON v.collection = $1 AND v.image_id = i.id AND v.generation = i.generation
WHERE i.api_key_id = $2::uuid AND i.embedding_status <> 'failed' AND v.image_id IS NULL
    AND i.id > $3::uuid
  ORDER BY i.id LIMIT $4;

-- CollectionBuilds.renew
UPDATE collection_builds SET leased_until = now() + $1::float8 * interval '1 millisecond', error = NULL,
  in_hand = $2::text[]
WHERE api_key_id = $3::uuid AND collection = $4 AND status = 'running'
  AND leased_until = $5
  AND EXISTS (SELECT 1 FROM api_keys k WHERE k.id = api_key_id AND k.revoked_at IS NULL)
RETURNING leased_until AS "leasedUntil";

-- CollectionBuilds.switchTo
SELECT collection, embedding_model AS "embeddingModel", chosen_model AS "chosenModel" FROM api_keys
WHERE id = $1::uuid AND revoked_at IS NULL FOR UPDATE;

-- CollectionBuilds.switchTo
SELECT i.id 
FROM images i
LEFT JOIN image_vectors v ON v.collection = $1 AND v.image_id = i.id AND v.generation = i.generation
WHERE i.api_key_id = $2::uuid AND i.embedding_status <> 'failed' AND v.image_id IS NULL AND i.embedding_status = 'embedded' LIMIT $3;

-- CollectionBuilds.switchTo
UPDATE images i SET embedding_status = 'embedded', embedding_error = NULL, embedded_at = now()
FROM image_vectors v WHERE i.api_key_id = $1::uuid AND i.embedding_status = 'pending'
  AND v.collection = $2 AND v.image_id = i.id AND v.generation = i.generation;

-- CollectionBuilds.switchTo
WITH renewed AS (
  UPDATE images SET embedding_status = 'pending', embedding_error = NULL, embedded_at = NULL,
    generation = generation + 1, updated_at = now()
  WHERE api_key_id = $1::uuid
    AND (id = ANY ($2::uuid[]) OR (embedding_status = 'failed' AND $3
      AND NOT id || ':' || generation = ANY ($4::text[])))
  RETURNING api_key_id, id, generation)
INSERT INTO outbox (api_key_id, type, payload)
SELECT api_key_id, 'image.photo-changed', jsonb_build_object('image_id', id, 'generation', generation)
FROM renewed;

-- EmbeddingEraser.erase
DELETE FROM item_activity WHERE ctid = ANY (ARRAY(
SELECT ctid FROM item_activity WHERE api_key_id = $1::uuid LIMIT $2));

-- EmbeddingEraser.erase
DELETE FROM prompts WHERE ctid = ANY (ARRAY(
SELECT ctid FROM prompts WHERE api_key_id = $1::uuid LIMIT $2));

-- EmbeddingEraser.erase
DELETE FROM recommendation_events WHERE ctid = ANY (ARRAY(
SELECT ctid FROM recommendation_events WHERE api_key_id = $1::uuid LIMIT $2));

-- EventRecorder
WITH given AS (
  SELECT DISTINCT ON (e."apiKeyId", e."promptId", e."imageId", e.type) e.*
  FROM jsonb_to_recordset($1::jsonb) AS e(
    "apiKeyId" uuid, "promptId" uuid, "imageId" uuid, type recommendation_event_type, visitor text,
    "createdAt" timestamptz)
  JOIN images i ON i.api_key_id = e."apiKeyId" AND i.id = e."imageId"
  JOIN prompts p ON p.api_key_id = e."apiKeyId" AND p.id = e."promptId" AND e."imageId" = ANY (p.shown)
), added AS (
  INSERT INTO recommendation_events (api_key_id, prompt_id, image_id, type, visitor, created_at)
  SELECT "apiKeyId", "promptId", "imageId", type, decode(visitor, 'base64'), "createdAt" FROM given
  ON CONFLICT DO NOTHING
  RETURNING api_key_id, image_id, type, created_at
)
INSERT INTO item_activity (api_key_id, day, image_id, views, clicks, add_to_carts, purchases)
SELECT api_key_id, created_at::date, image_id, count(*) FILTER (WHERE type = 'view'),
  count(*) FILTER (WHERE type = 'click'), count(*) FILTER (WHERE type = 'add_to_cart'),
  count(*) FILTER (WHERE type = 'purchase')
FROM added GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
ON CONFLICT (api_key_id, day, image_id) DO UPDATE SET
  views = item_activity.views + excluded.views, clicks = item_activity.clicks + excluded.clicks,
  add_to_carts = item_activity.add_to_carts + excluded.add_to_carts,
  purchases = item_activity.purchases + excluded.purchases;

-- LiveCollections.allOfKey
SELECT collection FROM api_keys WHERE id = $1::uuid
UNION ALL SELECT collection FROM collection_builds WHERE api_key_id = $2::uuid AND status = 'running'
UNION ALL SELECT collection FROM retired_collections WHERE api_key_id = $3::uuid;

-- LiveCollections.find
SELECT k.collection, k.embedding_model AS model,
  EXISTS (SELECT 1 FROM images i WHERE i.api_key_id = k.id AND i.embedding_status = 'embedded') AS "holdsVectors",
  EXISTS (SELECT 1 FROM collection_builds b WHERE b.api_key_id = k.id AND b.status = 'running')
    AS "isBeingReplaced"
FROM api_keys k WHERE k.id = $1::uuid AND k.revoked_at IS NULL AND k.embedding_model IS NOT NULL;

-- LostCollections.restoreAll
SELECT k.id AS "apiKeyId", k.collection FROM api_keys k
WHERE k.revoked_at IS NULL AND k.embedding_model IS NOT NULL
  AND EXISTS (SELECT 1 FROM images i WHERE i.api_key_id = k.id AND i.embedding_status = 'embedded')
  AND NOT EXISTS (SELECT 1 FROM collection_builds b WHERE b.api_key_id = k.id AND b.status = 'running');

-- PopularItems.idsOf
SELECT image_id AS id FROM item_activity
WHERE api_key_id = $1::uuid AND day > current_date - 60
GROUP BY image_id
ORDER BY sum((views * 1 + clicks * 5 + add_to_carts * 20
  + purchases * 50) * 0.5 ^ ((current_date - day) / 7.0)) DESC, image_id
LIMIT 300;

-- PopularPrompts.of
SELECT lower(regexp_replace(btrim(prompt), '\s+', ' ', 'g')) AS prompt FROM (
  SELECT prompt, created_at, coalesce(encode(asker, 'base64'), created_at::date::text) AS asker FROM prompts
  WHERE api_key_id = $1::uuid AND id >= $2::uuid AND source = 'prompt' AND fallback_used IS NULL AND result_count > 0
    AND length(prompt) <= 60 AND prompt !~ '@|://|\d{5}'
  ORDER BY id DESC LIMIT 50000) recent
GROUP BY 1 HAVING count(DISTINCT asker) >= 5 AND count(DISTINCT created_at::date) >= 3
ORDER BY count(DISTINCT asker) DESC, 1 LIMIT 500;

-- PromptRecorder
INSERT INTO prompts (api_key_id, id, source, prompt, filters, num_results, result_count, fallback_used,
  model, duration_ms, shown, asker)
SELECT p."apiKeyId", p.id, p.source, p.prompt, p.filters, p."numResults", p."resultCount", p."fallbackUsed", p.model,
  p."durationMs", ARRAY(SELECT jsonb_array_elements_text(p.shown)::uuid), decode(p.asker, 'base64')
FROM jsonb_to_recordset($1::jsonb) AS p(
  "apiKeyId" uuid, id uuid, source text, prompt text, filters jsonb, "numResults" int, "resultCount" int, "fallbackUsed" text,
  model text,
  "durationMs" int, shown jsonb, asker text)
WHERE EXISTS (SELECT 1 FROM api_keys WHERE api_keys.id = p."apiKeyId")
ON CONFLICT DO NOTHING;

-- PromptRecorder
UPDATE prompts SET shown = prompts.shown || pages.shown
FROM (
  SELECT g."apiKeyId" AS api_key_id, g.id, array_agg(item::uuid) AS shown
  FROM jsonb_to_recordset($1::jsonb) AS g("apiKeyId" uuid, id uuid, shown jsonb),
    jsonb_array_elements_text(g.shown) AS item
  GROUP BY 1, 2
) AS pages
WHERE prompts.api_key_id = pages.api_key_id AND prompts.id = pages.id;

-- RecommendationReport.of
SELECT count(*) FILTER (WHERE source = 'prompt')::int AS prompts,
  count(*) FILTER (WHERE source = 'prompt' AND (fallback_used IS NOT NULL OR result_count = 0))::int AS prompts_without_results,
  count(*) FILTER (WHERE source = 'similar')::int AS similar,
  count(*) FILTER (WHERE source = 'photo')::int AS photos,
  count(*) FILTER (WHERE source = 'look')::int AS looks
FROM prompts WHERE api_key_id = $1::uuid AND id >= $2::uuid AND id < $3::uuid AND $4::int > 0;

-- RecommendationReport.of
SELECT count(*) FILTER (WHERE type = 'view')::int AS views,
  count(*) FILTER (WHERE type = 'click')::int AS clicks,
  count(*) FILTER (WHERE type = 'add_to_cart')::int AS add_to_carts,
  count(*) FILTER (WHERE type = 'purchase')::int AS purchases,
  count(DISTINCT prompt_id) FILTER (WHERE type IN ('view', 'click'))::int AS viewed,
  count(DISTINCT prompt_id) FILTER (WHERE type = 'click')::int AS clicked
FROM recommendation_events
WHERE api_key_id = $1::uuid AND prompt_id >= $2::uuid AND prompt_id < $3::uuid AND $4::int > 0;

-- RecommendationReport.of
SELECT i.id AS image_id, i.external_id, i.name, a.views, a.clicks, a.add_to_carts, a.purchases
FROM (
  SELECT image_id, count(*) FILTER (WHERE type = 'view')::int AS views,
    count(*) FILTER (WHERE type = 'click')::int AS clicks,
    count(*) FILTER (WHERE type = 'add_to_cart')::int AS add_to_carts,
    count(*) FILTER (WHERE type = 'purchase')::int AS purchases
  FROM recommendation_events
  WHERE api_key_id = $1::uuid AND prompt_id >= $2::uuid AND prompt_id < $3::uuid
  GROUP BY image_id) a
JOIN images i ON i.api_key_id = $1::uuid AND i.id = a.image_id
ORDER BY a.clicks DESC, a.purchases DESC, a.views DESC, i.id LIMIT $4;

-- RecommendationReport.of
SELECT min(prompt) AS prompt, count(*)::int AS count FROM prompts
WHERE api_key_id = $1::uuid AND id >= $2::uuid AND id < $3::uuid AND source = 'prompt' AND (fallback_used IS NOT NULL OR result_count = 0)
GROUP BY lower(regexp_replace(btrim(prompt), '\s+', ' ', 'g')) ORDER BY count(*) DESC, lower(regexp_replace(btrim(prompt), '\s+', ' ', 'g')) LIMIT $4;

-- RecommendationReport.of
SELECT min(prompt) AS prompt, count(*)::int AS count,
  count(*) FILTER (WHERE EXISTS (
    SELECT 1 FROM recommendation_events e
    WHERE e.api_key_id = p.api_key_id AND e.prompt_id = p.id AND e.type = 'click'))::int AS clicked
FROM prompts p
WHERE api_key_id = $1::uuid AND id >= $2::uuid AND id < $3::uuid AND source = 'prompt'
GROUP BY lower(regexp_replace(btrim(prompt), '\s+', ' ', 'g')) ORDER BY count(*) DESC, lower(regexp_replace(btrim(prompt), '\s+', ' ', 'g')) LIMIT $4;

-- RecommendationReport.of
WITH asked AS (
  SELECT (created_at AT TIME ZONE 'UTC')::date AS day, count(*) FILTER (WHERE source = 'prompt') AS prompts
  FROM prompts WHERE api_key_id = $1::uuid AND id >= $2::uuid AND id < $3::uuid GROUP BY 1
), done AS (
  SELECT (created_at AT TIME ZONE 'UTC')::date AS day,
    count(*) FILTER (WHERE type = 'view') AS views,
    count(*) FILTER (WHERE type = 'click') AS clicks,
    count(*) FILTER (WHERE type = 'add_to_cart') AS add_to_carts,
    count(*) FILTER (WHERE type = 'purchase') AS purchases
  FROM recommendation_events
  WHERE api_key_id = $1::uuid AND prompt_id >= $2::uuid AND prompt_id < $3::uuid GROUP BY 1
)
SELECT to_char(day, 'YYYY-MM-DD') AS day, coalesce(prompts, 0)::int AS prompts, coalesce(views, 0)::int AS views,
  coalesce(clicks, 0)::int AS clicks, coalesce(add_to_carts, 0)::int AS add_to_carts,
  coalesce(purchases, 0)::int AS purchases
FROM asked FULL JOIN done USING (day) WHERE $4::int > 0;

-- Reconciliations.claim
UPDATE reconciliations SET status = 'running', started_at = now(),
  leased_until = now() + $1::float8 * interval '1 millisecond'
WHERE api_key_id = (
  SELECT r.api_key_id FROM reconciliations r
  JOIN api_keys k ON k.id = r.api_key_id AND k.revoked_at IS NULL
  WHERE r.status = 'queued' OR (r.status = 'running' AND r.leased_until < now())
  ORDER BY r.requested_at LIMIT 1 FOR UPDATE OF r SKIP LOCKED)
RETURNING api_key_id AS "apiKeyId", leased_until AS "leasedUntil";

-- Reconciliations.finish
UPDATE reconciliations SET leased_until = NULL, finished_at = now(),
  status = CASE WHEN requested_at > started_at THEN 'queued'
    WHEN $1 THEN 'completed' ELSE 'failed' END::upkeep_status,
  report = CASE WHEN $2 THEN $3::jsonb ELSE report END,
  error = $4
WHERE api_key_id = $5::uuid AND status = 'running' AND leased_until = $6;

-- Reconciliations.renew
UPDATE reconciliations SET leased_until = now() + $1::float8 * interval '1 millisecond'
WHERE api_key_id = $2::uuid AND status = 'running' AND leased_until = $3
  AND EXISTS (SELECT 1 FROM api_keys k WHERE k.id = api_key_id AND k.revoked_at IS NULL)
RETURNING api_key_id AS "apiKeyId", leased_until AS "leasedUntil";

-- Reconciliations.request
INSERT INTO reconciliations (api_key_id)
SELECT id FROM api_keys WHERE id = $1::uuid AND revoked_at IS NULL
ON CONFLICT (api_key_id) DO UPDATE SET requested_at = now(),
  status = CASE WHEN reconciliations.status = 'running' THEN reconciliations.status ELSE 'queued' END
RETURNING status::text AS status, report, error, requested_at AS "requestedAt", started_at AS "startedAt",
  finished_at AS "finishedAt";

-- Reconciliations.requestDue
INSERT INTO reconciliations (api_key_id)
SELECT k.id FROM api_keys k LEFT JOIN reconciliations r ON r.api_key_id = k.id
WHERE k.revoked_at IS NULL AND k.embedding_model IS NOT NULL
  AND ((r.api_key_id IS NULL AND k.created_at < now() - $1::float8 * interval '1 millisecond') OR (r.status IN ('completed', 'failed')
    AND r.finished_at < now() - $2::float8 * interval '1 millisecond'))
ORDER BY k.id LIMIT $3
ON CONFLICT (api_key_id) DO UPDATE SET requested_at = now(), status = 'queued'
WHERE reconciliations.status IN ('completed', 'failed');

-- StoredVectors.delete
DELETE FROM image_vectors WHERE collection = $1 AND image_id = ANY ($2::uuid[]);

-- StoredVectors.deleteCollection
DELETE FROM image_vectors WHERE (collection, image_id) IN (
SELECT collection, image_id FROM image_vectors WHERE collection = $1 LIMIT $2);

-- StoredVectors.deleteOrphans
DELETE FROM image_vectors WHERE (collection, image_id) IN (
SELECT v.collection, v.image_id FROM image_vectors v
LEFT JOIN images i ON i.api_key_id = $1::uuid AND i.id = v.image_id
WHERE v.collection = $2 AND i.id IS NULL LIMIT $3);

-- StoredVectors.find
SELECT string_agg(image_id::text, ',') AS ids, encode(string_agg(vector, ''), 'base64') AS vectors
FROM image_vectors WHERE collection = $1 AND image_id = ANY ($2::uuid[]);

-- StoredVectors.findWithGenerations
SELECT image_id AS id, vector, generation FROM image_vectors
WHERE collection = $1 AND image_id = ANY ($2::uuid[]);

-- StoredVectors.mayBeEmpty
SELECT EXISTS (
SELECT 1 FROM api_keys k WHERE k.collection = $1 AND k.revoked_at IS NULL AND NOT EXISTS (
  SELECT 1 FROM images i WHERE i.api_key_id = k.id AND i.embedding_status = 'embedded')) AS empty;

-- StoredVectors.put
INSERT INTO image_vectors (collection, image_id, vector, generation)
SELECT $1, image_id, vector, generation
FROM unnest($2::uuid[], $3::bytea[], $4::int[]) AS given (image_id, vector, generation)
ON CONFLICT (collection, image_id) DO UPDATE SET vector = excluded.vector, generation = excluded.generation
WHERE image_vectors.generation <= excluded.generation;

-- StoredVectors.shouldHold
SELECT EXISTS (
SELECT 1 FROM api_keys k JOIN images i ON i.api_key_id = k.id AND i.embedding_status = 'embedded'
WHERE k.collection = $1 AND k.revoked_at IS NULL) AS holds;
