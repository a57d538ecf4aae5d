-- CatalogEraser.erase
DELETE FROM age_groups WHERE ctid = ANY (ARRAY(
SELECT ctid FROM age_groups WHERE api_key_id = $1::uuid LIMIT $2));

-- CatalogEraser.erase
DELETE FROM catalogue_numbers WHERE ctid = ANY (ARRAY(
SELECT ctid FROM catalogue_numbers WHERE api_key_id = $1::uuid LIMIT $2));

-- CatalogEraser.erase
DELETE FROM categories WHERE ctid = ANY (ARRAY(
SELECT ctid FROM categories WHERE api_key_id = $1::uuid LIMIT $2));

-- CatalogEraser.erase
DELETE FROM images WHERE ctid = ANY (ARRAY(
SELECT ctid FROM images WHERE api_key_id = $1::uuid LIMIT $2));

-- CatalogEraser.erase
DELETE FROM import_rows WHERE ctid = ANY (ARRAY(
SELECT ctid FROM import_rows WHERE api_key_id = $1::uuid LIMIT $2));

-- CatalogEraser.erase
DELETE FROM imports WHERE ctid = ANY (ARRAY(
SELECT ctid FROM imports WHERE api_key_id = $1::uuid LIMIT $2));

-- CatalogEraser.erase
DELETE FROM item_words WHERE ctid = ANY (ARRAY(
SELECT ctid FROM item_words WHERE api_key_id = $1::uuid LIMIT $2));

-- CatalogEraser.erase
DELETE FROM styles WHERE ctid = ANY (ARRAY(
SELECT ctid FROM styles WHERE api_key_id = $1::uuid LIMIT $2));

-- GroupsService.create
INSERT INTO categories AS g (api_key_id, id, name, slug, description)
VALUES ($1::uuid, $2::uuid, $3, $4, $5)
ON CONFLICT (api_key_id, slug) DO UPDATE SET
  name = excluded.name, description = COALESCE(excluded.description, g.description)
RETURNING id;

-- GroupsService.delete
DELETE FROM categories WHERE api_key_id = $1::uuid AND id = $2::uuid RETURNING id;

-- GroupsService.delete
SELECT (SELECT count(*)::int FROM images i WHERE i.api_key_id = $1::uuid AND i.category_id = $2::uuid) AS image_count;

-- GroupsService.delete
WITH detached AS (
  UPDATE images SET category_id = NULL, updated_at = now()
  WHERE api_key_id = $1::uuid AND category_id = $2::uuid)
DELETE FROM categories WHERE api_key_id = $1::uuid AND id = $2::uuid RETURNING id;

-- GroupsService.get
SELECT g.id, g.name, g.description, (SELECT count(*)::int FROM images i WHERE i.api_key_id = $1::uuid AND i.category_id = g.id) AS image_count FROM categories g WHERE api_key_id = $1::uuid AND id = $2::uuid;

-- GroupsService.list
SELECT g.id, g.name, g.description, g.slug, (SELECT count(*)::int FROM images i WHERE i.api_key_id = $1::uuid AND i.category_id = g.id) AS image_count FROM categories g
WHERE g.api_key_id = $1::uuid AND ($2::text IS NULL OR g.slug > $2) ORDER BY g.slug LIMIT $3;

-- GroupsService.update
UPDATE categories SET name = COALESCE($3, name), slug = COALESCE($4, slug),
  description = CASE WHEN $5::boolean THEN $6 ELSE description END
WHERE api_key_id = $1::uuid AND id = $2::uuid RETURNING id;

-- ImageEmbeddingState.countPendingByKey
SELECT api_key_id AS "apiKeyId", count(*)::int AS count FROM images
WHERE api_key_id = ANY($1::uuid[]) AND embedding_status = 'pending' GROUP BY api_key_id;

-- ImageEmbeddingState.findManyForEmbedding
SELECT i.id, generation, embedding_status::text AS "embeddingStatus", photo_key AS "photoKey",
  thumbnail_key AS "thumbnailKey", array_remove(ARRAY[c.name::text, i.name::text], NULL) AS texts
FROM images i LEFT JOIN categories c ON c.api_key_id = i.api_key_id AND c.id = i.category_id
WHERE i.api_key_id = $1::uuid AND i.id = ANY($2::uuid[]);

-- ImageEmbeddingState.listEmbedded
SELECT id AS "imageId", generation FROM images
WHERE api_key_id = $1::uuid AND embedding_status = 'embedded'
  
ORDER BY id LIMIT $2;

-- ImageEmbeddingState.listEmbedded
SELECT id AS "imageId", generation FROM images
WHERE api_key_id = $1::uuid AND embedding_status = 'embedded'
  AND id > $2::uuid
ORDER BY id LIMIT $3;

-- ImageEmbeddingState.listStalePending
SELECT "apiKeyId", "imageId", generation FROM (
  SELECT images.api_key_id AS "apiKeyId", images.id AS "imageId", images.generation, images.updated_at,
    row_number() OVER (PARTITION BY images.api_key_id ORDER BY images.updated_at) AS place
  FROM images JOIN api_keys ON api_keys.id = images.api_key_id AND api_keys.revoked_at IS NULL
  WHERE images.embedding_status = 'pending'
    AND images.updated_at < now() - $1::float8 * interval '1 millisecond'
    ) stale
ORDER BY place, updated_at LIMIT $2;

-- ImageEmbeddingState.listStalePending
SELECT "apiKeyId", "imageId", generation FROM (
  SELECT images.api_key_id AS "apiKeyId", images.id AS "imageId", images.generation, images.updated_at,
    row_number() OVER (PARTITION BY images.api_key_id ORDER BY images.updated_at) AS place
  FROM images JOIN api_keys ON api_keys.id = images.api_key_id AND api_keys.revoked_at IS NULL
  WHERE images.embedding_status = 'pending'
    AND images.updated_at < now() - $1::float8 * interval '1 millisecond'
    AND images.api_key_id = $2::uuid) stale
ORDER BY place, updated_at LIMIT $3;

-- ImageEmbeddingState.markEmbedded
WITH live AS (SELECT id FROM api_keys WHERE id = $1::uuid AND collection = $4 FOR SHARE)
UPDATE images SET embedding_status = 'embedded', embedding_error = NULL, embedded_at = now()
FROM live, unnest($2::uuid[], $3::int[]) AS done (id, generation)
WHERE images.api_key_id = live.id AND images.id = done.id AND images.generation = done.generation
RETURNING images.id;

-- ImageEmbeddingState.markFailed
UPDATE images SET embedding_status = 'failed', embedded_at = NULL,
  embedding_error = $1
WHERE api_key_id = $2::uuid AND id = $3::uuid AND generation = $4;

-- ImageEmbeddingState.requeue
WITH renewed AS (
  UPDATE images SET embedding_status = 'pending', embedding_error = NULL, embedded_at = NULL,
    generation = generation + 1, updated_at = now()
  WHERE api_key_id = $1::uuid AND id = ANY($2::uuid[])
  RETURNING api_key_id, id, generation
)
INSERT INTO outbox (api_key_id, type, payload)
SELECT api_key_id, 'image.photo-changed', jsonb_build_object('image_id', id, 'generation', generation)
FROM renewed;

-- ImageEmbeddingState.requeueEmbedded
WITH renewed AS (
  UPDATE images SET embedding_status = 'pending', embedding_error = NULL, embedded_at = NULL,
    generation = images.generation + 1, updated_at = now()
  FROM unnest($1::uuid[], $2::int[])
    AS seen (id, generation)
  WHERE images.api_key_id = $3::uuid AND images.id = seen.id
    AND images.generation = seen.generation AND images.embedding_status = 'embedded'
  RETURNING images.api_key_id, images.id, images.generation
)
INSERT INTO outbox (api_key_id, type, payload)
SELECT api_key_id, 'image.photo-changed', jsonb_build_object('image_id', id, 'generation', generation)
FROM renewed;

-- ImageHydrator.hydrate
SELECT i.id AS image_id, i.external_id, i.name, c.name AS category, s.name AS style, a.name AS age_group,
      i.price, i.currency, i.url, i.in_stock, i.variant_group, i.photo_key
    FROM images i
    LEFT JOIN categories c ON c.api_key_id = i.api_key_id AND c.id = i.category_id
LEFT JOIN styles s ON s.api_key_id = i.api_key_id AND s.id = i.style_id
LEFT JOIN age_groups a ON a.api_key_id = i.api_key_id AND a.id = i.age_group_id
    WHERE i.api_key_id = $1::uuid AND i.id = ANY ($2::uuid[]) AND i.in_stock = $3::boolean
    AND i.category_id = ANY (ARRAY(
    SELECT id FROM categories WHERE api_key_id = $1::uuid AND slug = ANY ($4::text[])))
    AND i.style_id = ANY (ARRAY(
    SELECT id FROM styles WHERE api_key_id = $1::uuid AND slug = ANY ($5::text[])))
    AND i.age_group_id = ANY (ARRAY(
    SELECT id FROM age_groups WHERE api_key_id = $1::uuid AND slug = ANY ($6::text[])))
    AND i.price >= $7::numeric
    AND i.price <= $8::numeric
    AND i.variant_group = ANY ($9::text[])
    AND $11::jsonb @> (i.attributes -> $10::text)
    AND ($12::jsonb @> (i.attributes -> $10::text)) IS NOT TRUE
    AND CASE jsonb_typeof(i.attributes -> $13::text) WHEN 'number' THEN (i.attributes -> $13::text)::text::numeric END >= $14::numeric
    AND CASE jsonb_typeof(i.attributes -> $13::text) WHEN 'number' THEN (i.attributes -> $13::text)::text::numeric END <= $15::numeric
    AND i.id < $16::uuid;

-- ImageHydrator.hydrate
SELECT i.id AS image_id, i.external_id, i.name, c.name AS category, s.name AS style, a.name AS age_group,
      i.price, i.currency, i.url, i.in_stock, i.variant_group, i.photo_key
    FROM images i
    LEFT JOIN categories c ON c.api_key_id = i.api_key_id AND c.id = i.category_id
LEFT JOIN styles s ON s.api_key_id = i.api_key_id AND s.id = i.style_id
LEFT JOIN age_groups a ON a.api_key_id = i.api_key_id AND a.id = i.age_group_id
    WHERE i.api_key_id = $1::uuid AND i.id = ANY ($2::uuid[]) AND i.in_stock = $3::boolean;

-- ImageHydrator.matching
SELECT string_agg(id::text, ',' ORDER BY id) AS ids FROM (
  SELECT i.id FROM images i
  WHERE i.api_key_id = $1::uuid AND i.id > $3::uuid AND i.in_stock = $4::boolean
AND i.category_id = ANY (ARRAY(
SELECT id FROM categories WHERE api_key_id = $1::uuid AND slug = ANY ($5::text[])))
AND i.style_id = ANY (ARRAY(
SELECT id FROM styles WHERE api_key_id = $1::uuid AND slug = ANY ($6::text[])))
AND i.age_group_id = ANY (ARRAY(
SELECT id FROM age_groups WHERE api_key_id = $1::uuid AND slug = ANY ($7::text[])))
AND i.price >= $8::numeric
AND i.price <= $9::numeric
AND i.variant_group = ANY ($10::text[])
AND $12::jsonb @> (i.attributes -> $11::text)
AND ($13::jsonb @> (i.attributes -> $11::text)) IS NOT TRUE
AND CASE jsonb_typeof(i.attributes -> $14::text) WHEN 'number' THEN (i.attributes -> $14::text)::text::numeric END >= $15::numeric
AND CASE jsonb_typeof(i.attributes -> $14::text) WHEN 'number' THEN (i.attributes -> $14::text)::text::numeric END <= $16::numeric
AND i.id < $17::uuid
    AND (i.embedding_status = 'embedded' OR i.generation > 1)
  ORDER BY i.id LIMIT $2) found;

-- ImageRepository.delete
SELECT generation, embedding_status::text AS "embeddingStatus", photo_sha256 AS "photoSha256",
  photo_key AS "photoKey", thumbnail_key AS "thumbnailKey"
FROM images WHERE api_key_id = $1::uuid AND id = $2::uuid FOR UPDATE;

-- ImageRepository.find

SELECT i.api_key_id AS "apiKeyId", i.id, i.external_id AS "externalId", i.name, i.description,
  c.name AS category, s.name AS style, a.name AS "ageGroup", i.price, i.currency, i.url,
  i.in_stock AS "inStock", i.variant_group AS "variantGroup", i.attributes, i.photo_key AS "photoKey", i.thumbnail_key AS "thumbnailKey",
  i.photo_sha256 AS "photoSha256", i.width, i.height, i.generation,
  i.embedding_status::text AS "embeddingStatus", i.embedding_error AS "embeddingError",
  i.embedded_at AS "embeddedAt", i.created_at AS "createdAt", i.updated_at AS "updatedAt",
  jsonb_array_length(g.pieces) > 0 AS "showsGarment", g.refusal AS "garmentRefusal"
FROM images i
LEFT JOIN categories c ON c.api_key_id = i.api_key_id AND c.id = i.category_id
LEFT JOIN styles s ON s.api_key_id = i.api_key_id AND s.id = i.style_id
LEFT JOIN age_groups a ON a.api_key_id = i.api_key_id AND a.id = i.age_group_id
LEFT JOIN garment_cut_outs g ON g.api_key_id = i.api_key_id AND g.image_id = i.id AND g.photo_key = i.photo_key WHERE i.api_key_id = $1::uuid AND i.id = $2::uuid;

-- ImageRepository.findIdByExternalId
SELECT id FROM images WHERE api_key_id = $1::uuid AND external_id = $2;

-- ImageRepository.insert
INSERT INTO categories (api_key_id, id, name, slug)
VALUES ($1::uuid, $2::uuid, $3, $4)
ON CONFLICT (api_key_id, slug) DO NOTHING;

-- ImageRepository.insert
SELECT $1::text AS kind, id FROM categories
WHERE api_key_id = $2::uuid AND slug = $3;

-- ImageRepository.insert
SELECT id FROM categories WHERE api_key_id = $1::uuid AND slug = $2;

-- ImageRepository.insert
WITH written AS (
  INSERT INTO images (api_key_id, id, external_id, name, description, category_id, style_id, age_group_id, price,
    currency, url, in_stock, attributes, photo_key, thumbnail_key, photo_sha256, photo_type, photo_bytes, width,
    height, variant_group, updated_at)
  VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6::uuid, $7::uuid, $8::uuid, $9::numeric, $10, $11, $12::boolean,
    $13::jsonb, $14, $15, $16::bytea, $17, $18::int, $19::int, $20::int, $23, now())
  RETURNING *
), announced AS (
  INSERT INTO outbox (api_key_id, type, payload) VALUES ($1::uuid, $21, $22::jsonb)
)

SELECT i.api_key_id AS "apiKeyId", i.id, i.external_id AS "externalId", i.name, i.description,
  c.name AS category, s.name AS style, a.name AS "ageGroup", i.price, i.currency, i.url,
  i.in_stock AS "inStock", i.variant_group AS "variantGroup", i.attributes, i.photo_key AS "photoKey", i.thumbnail_key AS "thumbnailKey",
  i.photo_sha256 AS "photoSha256", i.width, i.height, i.generation,
  i.embedding_status::text AS "embeddingStatus", i.embedding_error AS "embeddingError",
  i.embedded_at AS "embeddedAt", i.created_at AS "createdAt", i.updated_at AS "updatedAt",
  jsonb_array_length(g.pieces) > 0 AS "showsGarment", g.refusal AS "garmentRefusal"
FROM written i
LEFT JOIN categories c ON c.api_key_id = i.api_key_id AND c.id = i.category_id
LEFT JOIN styles s ON s.api_key_id = i.api_key_id AND s.id = i.style_id
LEFT JOIN age_groups a ON a.api_key_id = i.api_key_id AND a.id = i.age_group_id
LEFT JOIN garment_cut_outs g ON g.api_key_id = i.api_key_id AND g.image_id = i.id AND g.photo_key = i.photo_key;

-- ImageRepository.page

SELECT i.api_key_id AS "apiKeyId", i.id, i.external_id AS "externalId", i.name, i.description,
  c.name AS category, s.name AS style, a.name AS "ageGroup", i.price, i.currency, i.url,
  i.in_stock AS "inStock", i.variant_group AS "variantGroup", i.attributes, i.photo_key AS "photoKey", i.thumbnail_key AS "thumbnailKey",
  i.photo_sha256 AS "photoSha256", i.width, i.height, i.generation,
  i.embedding_status::text AS "embeddingStatus", i.embedding_error AS "embeddingError",
  i.embedded_at AS "embeddedAt", i.created_at AS "createdAt", i.updated_at AS "updatedAt",
  jsonb_array_length(g.pieces) > 0 AS "showsGarment", g.refusal AS "garmentRefusal"
FROM images i
LEFT JOIN categories c ON c.api_key_id = i.api_key_id AND c.id = i.category_id
LEFT JOIN styles s ON s.api_key_id = i.api_key_id AND s.id = i.style_id
LEFT JOIN age_groups a ON a.api_key_id = i.api_key_id AND a.id = i.age_group_id
LEFT JOIN garment_cut_outs g ON g.api_key_id = i.api_key_id AND g.image_id = i.id AND g.photo_key = i.photo_key
    WHERE i.api_key_id = $1::uuid 
      AND i.id < $2::uuid
    ORDER BY i.id DESC LIMIT $3;

-- ImageRepository.page

SELECT i.api_key_id AS "apiKeyId", i.id, i.external_id AS "externalId", i.name, i.description,
  c.name AS category, s.name AS style, a.name AS "ageGroup", i.price, i.currency, i.url,
  i.in_stock AS "inStock", i.variant_group AS "variantGroup", i.attributes, i.photo_key AS "photoKey", i.thumbnail_key AS "thumbnailKey",
  i.photo_sha256 AS "photoSha256", i.width, i.height, i.generation,
  i.embedding_status::text AS "embeddingStatus", i.embedding_error AS "embeddingError",
  i.embedded_at AS "embeddedAt", i.created_at AS "createdAt", i.updated_at AS "updatedAt",
  jsonb_array_length(g.pieces) > 0 AS "showsGarment", g.refusal AS "garmentRefusal"
FROM images i
LEFT JOIN categories c ON c.api_key_id = i.api_key_id AND c.id = i.category_id
LEFT JOIN styles s ON s.api_key_id = i.api_key_id AND s.id = i.style_id
LEFT JOIN age_groups a ON a.api_key_id = i.api_key_id AND a.id = i.age_group_id
LEFT JOIN garment_cut_outs g ON g.api_key_id = i.api_key_id AND g.image_id = i.id AND g.photo_key = i.photo_key
    WHERE i.api_key_id = $1::uuid AND i.category_id =
  (SELECT id FROM categories WHERE api_key_id = $2::uuid AND slug = $3) AND i.style_id =
  (SELECT id FROM styles WHERE api_key_id = $4::uuid AND slug = $5) AND i.age_group_id =
  (SELECT id FROM age_groups WHERE api_key_id = $6::uuid AND slug = $7) AND i.in_stock = $8 AND i.external_id = $9 AND i.embedding_status = $10::embedding_status
      
    ORDER BY i.id DESC LIMIT $11;

-- ImageRepository.update

SELECT i.api_key_id AS "apiKeyId", i.id, i.external_id AS "externalId", i.name, i.description,
  c.name AS category, s.name AS style, a.name AS "ageGroup", i.price, i.currency, i.url,
  i.in_stock AS "inStock", i.variant_group AS "variantGroup", i.attributes, i.photo_key AS "photoKey", i.thumbnail_key AS "thumbnailKey",
  i.photo_sha256 AS "photoSha256", i.width, i.height, i.generation,
  i.embedding_status::text AS "embeddingStatus", i.embedding_error AS "embeddingError",
  i.embedded_at AS "embeddedAt", i.created_at AS "createdAt", i.updated_at AS "updatedAt",
  jsonb_array_length(g.pieces) > 0 AS "showsGarment", g.refusal AS "garmentRefusal"
FROM images i
LEFT JOIN categories c ON c.api_key_id = i.api_key_id AND c.id = i.category_id
LEFT JOIN styles s ON s.api_key_id = i.api_key_id AND s.id = i.style_id
LEFT JOIN age_groups a ON a.api_key_id = i.api_key_id AND a.id = i.age_group_id
LEFT JOIN garment_cut_outs g ON g.api_key_id = i.api_key_id AND g.image_id = i.id AND g.photo_key = i.photo_key WHERE i.api_key_id = $1::uuid AND i.id = $2::uuid;

-- ImageRepository.update
INSERT INTO categories (api_key_id, id, name, slug)
VALUES ($1::uuid, $2::uuid, $3, $4)
ON CONFLICT (api_key_id, slug) DO NOTHING;

-- ImageRepository.update
SELECT $1::text AS kind, id FROM categories
WHERE api_key_id = $2::uuid AND slug = $3;

-- ImageRepository.update
SELECT generation, embedding_status::text AS "embeddingStatus", photo_sha256 AS "photoSha256",
  photo_key AS "photoKey", thumbnail_key AS "thumbnailKey"
FROM images WHERE api_key_id = $1::uuid AND id = $2::uuid FOR UPDATE;

-- ImageRepository.update
SELECT id FROM categories WHERE api_key_id = $1::uuid AND slug = $2;

-- ImportRepository.addRows
WITH held AS (SELECT api_key_id, id FROM imports
WHERE api_key_id = $1::uuid AND id = $2::uuid AND lease_id = $3::uuid FOR UPDATE)
  INSERT INTO import_rows (api_key_id, import_id, row, status, external_id, fields, code, message)
  SELECT held.api_key_id, held.id, r.row, r.status::import_row_status, r.external_id, r.fields, r.code, r.message
  FROM held, jsonb_to_recordset($4::jsonb)
    AS r(row int, status text, external_id text, fields jsonb, code text, message text)
  ON CONFLICT DO NOTHING;

-- ImportRepository.claim
UPDATE imports SET leased_until = now() + $1::float8 * interval '1 millisecond', lease_id = gen_random_uuid()
WHERE (api_key_id, id) = (
  SELECT i.api_key_id, i.id FROM imports i
  JOIN api_keys k ON k.id = i.api_key_id AND k.revoked_at IS NULL
  WHERE i.status IN ('queued', 'reading', 'running') AND (i.leased_until IS NULL OR i.leased_until < now())
  ORDER BY i.updated_at LIMIT 1 FOR UPDATE OF i SKIP LOCKED)
RETURNING api_key_id AS "apiKeyId", id, status::text AS status, format::text AS format, file_key AS "fileKey",
  lease_id AS "leaseId";

-- ImportRepository.complete
UPDATE imports SET status = 'completed', finished_at = now(), leased_until = NULL
WHERE api_key_id = $1::uuid AND id = $2::uuid AND lease_id = $3::uuid AND NOT EXISTS (
  SELECT 1 FROM import_rows r
  WHERE r.api_key_id = imports.api_key_id AND r.import_id = imports.id AND r.status = 'pending');

-- ImportRepository.errors
SELECT row, external_id, code, message FROM import_rows
WHERE api_key_id = $1::uuid AND import_id = $2::uuid AND status = 'failed' AND row > $3
ORDER BY row LIMIT $4;

-- ImportRepository.find
SELECT i.api_key_id AS "apiKeyId", i.id, i.status::text AS status, i.format::text AS format,
  i.file_key AS "fileKey", i.total_rows AS "totalRows", c.created::int, c.updated::int, c.failed::int,
  i.error_code AS "errorCode", i.error_message AS "errorMessage", i.created_at AS "createdAt",
  i.finished_at AS "finishedAt"
FROM imports i CROSS JOIN LATERAL (
  SELECT count(*) FILTER (WHERE r.status = 'created') AS created,
    count(*) FILTER (WHERE r.status = 'updated') AS updated,
    count(*) FILTER (WHERE r.status = 'failed') AS failed
  FROM import_rows r WHERE r.api_key_id = i.api_key_id AND r.import_id = i.id
) c
WHERE i.api_key_id = $1::uuid
  AND ($2::uuid IS NULL OR i.id = $3::uuid)
  AND ($4::uuid IS NULL OR i.id < $5::uuid)
ORDER BY i.id DESC LIMIT $6;

-- ImportRepository.isOtherShopWaiting
SELECT EXISTS (
SELECT 1 FROM imports i JOIN api_keys k ON k.id = i.api_key_id AND k.revoked_at IS NULL
WHERE i.status IN ('queued', 'reading', 'running') AND (i.leased_until IS NULL OR i.leased_until < now())
  AND i.api_key_id <> $1::uuid) AS waits;

-- ImportRepository.pendingRows
SELECT row, fields, losses FROM import_rows
WHERE api_key_id = $1::uuid AND import_id = $2::uuid AND status = 'pending'
ORDER BY row LIMIT $3;

-- ImportRepository.record
WITH held AS (SELECT api_key_id, id FROM imports
WHERE api_key_id = $1::uuid AND id = $2::uuid AND lease_id = $3::uuid FOR UPDATE)
  UPDATE import_rows SET status = o.status::import_row_status, code = o.code, message = o.message, fields = NULL
  FROM held, jsonb_to_recordset($4::jsonb) AS o(row int, status text, code text, message text)
  WHERE import_rows.api_key_id = held.api_key_id AND import_id = held.id
    AND import_rows.row = ANY ($5::int[]) AND import_rows.row = o.row;

-- ImportRepository.release
UPDATE imports SET leased_until = NULL, lease_id = NULL, updated_at = now()
WHERE api_key_id = $1::uuid AND id = $2::uuid AND lease_id = $3::uuid;

-- ImportRepository.renew
UPDATE imports SET leased_until = now() + $1::float8 * interval '1 millisecond'
WHERE api_key_id = $2::uuid AND id = $3::uuid AND lease_id = $4::uuid;

-- LookCandidates.of
WITH base AS (
  SELECT category_id, style_id, age_group_id, variant_group FROM images
  WHERE api_key_id = $1::uuid AND id = $2::uuid
), others AS (
  SELECT id FROM categories, base WHERE api_key_id = $1::uuid AND id IS DISTINCT FROM base.category_id
  ORDER BY id LIMIT 24
)
SELECT found.id, others.id AS "categoryId", found.style
FROM base, others CROSS JOIN LATERAL (
  SELECT i.id, CASE WHEN i.style_id = base.style_id THEN 1.0 ELSE 0.5 END::float8 AS style
  FROM images i
  WHERE i.api_key_id = $1::uuid AND i.category_id = others.id AND i.in_stock
    AND (i.embedding_status = 'embedded' OR i.generation > 1)
    AND (i.style_id = base.style_id OR i.style_id IS NULL OR base.style_id IS NULL)
    AND (i.age_group_id = base.age_group_id OR i.age_group_id IS NULL OR base.age_group_id IS NULL)
  ORDER BY (i.style_id = base.style_id) IS TRUE DESC, i.id DESC LIMIT 60) found;

-- NameSuggestions.of
SELECT word FROM item_words WHERE api_key_id = $1::uuid AND word = ANY ($2::text[])
UNION
SELECT word FROM item_words WHERE api_key_id = $1::uuid AND word LIKE ANY ($3::text[])
LIMIT 20;

-- NameSuggestions.of
SELECT word FROM item_words WHERE api_key_id = $1::uuid AND word LIKE ANY ($2::text[]) ORDER BY word LIMIT 20;

-- NameSuggestions.of
WITH asked AS MATERIALIZED (SELECT $2::tsquery AS query, $4::tsquery AS name_query)
SELECT kind, text FROM (
  SELECT 1 AS place, 'category' AS kind, c.name AS text, slug AS key FROM categories c, asked
  WHERE c.api_key_id = $1::uuid AND c.words @@ asked.query
  UNION ALL
  SELECT 2, 'style', s.name, slug FROM styles s, asked WHERE s.api_key_id = $1::uuid AND s.words @@ asked.query
  UNION ALL
  (SELECT 4, 'name', i.name, t.title FROM item_texts t
  JOIN images i ON i.api_key_id = t.api_key_id AND i.id = t.image_id
  WHERE t.api_key_id = $1::uuid AND t.words @@ (SELECT name_query FROM asked) AND i.in_stock LIMIT $3)) found ORDER BY place, length(text), key;

-- NameSuggestions.of
WITH typed AS MATERIALIZED (SELECT searchable_text($2) AS text),
parts AS MATERIALIZED (
  SELECT word, is_last FROM (
    SELECT word, at = count(*) OVER () AS is_last FROM typed, unnest(string_to_array(text, ' ')) WITH ORDINALITY AS u (word, at)
    WHERE word <> '') words
  WHERE is_last OR ts_lexize('pg_catalog.english_stem', word) <> '{}'
), asked AS MATERIALIZED (
  SELECT string_agg(quote_literal(word) || CASE WHEN is_last THEN ':*' ELSE '' END, ' & ')::tsquery AS query,
    CASE WHEN max(length(word)) > 2 THEN
      string_agg(quote_literal(word) || CASE WHEN is_last THEN ':*A' ELSE ':A' END, ' & ')::tsquery END AS name_query
  FROM parts
)
SELECT kind, text FROM (
  SELECT 0 AS place, 'typed' AS kind, text, '' AS key FROM typed
  UNION ALL 
  SELECT 1 AS place, 'category' AS kind, c.name AS text, slug AS key FROM categories c, asked
  WHERE c.api_key_id = $1::uuid AND c.words @@ asked.query
  UNION ALL
  SELECT 2, 'style', s.name, slug FROM styles s, asked WHERE s.api_key_id = $1::uuid AND s.words @@ asked.query
  UNION ALL
  (SELECT 4, 'name', i.name, t.title FROM item_texts t
  JOIN images i ON i.api_key_id = t.api_key_id AND i.id = t.image_id
  WHERE t.api_key_id = $1::uuid AND t.words @@ (SELECT name_query FROM asked) AND i.in_stock LIMIT $3)
  UNION ALL
  (SELECT 3, 'name', i.name, t.title FROM item_texts t JOIN images i ON i.api_key_id = t.api_key_id AND i.id = t.image_id
  WHERE t.api_key_id = $1::uuid AND (SELECT text <> '' FROM typed) AND i.in_stock
    AND t.title ~>=~ (SELECT text FROM typed) AND t.title ~<~ (SELECT text || chr(1114111) FROM typed)
  ORDER BY t.title USING ~<~ LIMIT $3)) found
ORDER BY place, length(text), key;

-- NumberedImages.all
SELECT i.api_key_id AS "apiKeyId", i.id, i.number, i.name, i.photo_key AS "photoKey",
      i.embedding_status = 'embedded' AS "isEmbedded", CASE WHEN c.id IS NULL THEN NULL
  ELSE jsonb_build_object('number', c.number, 'name', c.name, 'description', c.description) END AS category, CASE WHEN s.id IS NULL THEN NULL
  ELSE jsonb_build_object('number', s.number, 'name', s.name, 'description', s.description) END AS style,
      CASE WHEN a.id IS NULL THEN NULL
  ELSE jsonb_build_object('number', a.number, 'name', a.name, 'description', a.description) END AS "ageGroup"
    FROM images i
    LEFT JOIN categories c ON c.api_key_id = i.api_key_id AND c.id = i.category_id
LEFT JOIN styles s ON s.api_key_id = i.api_key_id AND s.id = i.style_id
LEFT JOIN age_groups a ON a.api_key_id = i.api_key_id AND a.id = i.age_group_id
    WHERE i.api_key_id = $1::uuid AND i.number > $2 ORDER BY i.number LIMIT $3;

-- NumberedImages.byId
SELECT i.api_key_id AS "apiKeyId", i.id, i.number, i.name, i.photo_key AS "photoKey",
      i.embedding_status = 'embedded' AS "isEmbedded", CASE WHEN c.id IS NULL THEN NULL
  ELSE jsonb_build_object('number', c.number, 'name', c.name, 'description', c.description) END AS category, CASE WHEN s.id IS NULL THEN NULL
  ELSE jsonb_build_object('number', s.number, 'name', s.name, 'description', s.description) END AS style,
      CASE WHEN a.id IS NULL THEN NULL
  ELSE jsonb_build_object('number', a.number, 'name', a.name, 'description', a.description) END AS "ageGroup"
    FROM images i
    LEFT JOIN categories c ON c.api_key_id = i.api_key_id AND c.id = i.category_id
LEFT JOIN styles s ON s.api_key_id = i.api_key_id AND s.id = i.style_id
LEFT JOIN age_groups a ON a.api_key_id = i.api_key_id AND a.id = i.age_group_id
    WHERE i.api_key_id = $1::uuid AND i.id = ANY($2::uuid[]);

-- NumberedImages.groupName
SELECT name FROM categories WHERE api_key_id = $1::uuid
AND (slug = $2 OR id = $3::uuid) ORDER BY slug = $4 DESC LIMIT 1;

-- NumberedImages.groupName
SELECT name FROM categories WHERE api_key_id = $1::uuid
AND (slug = $2 OR number = $3) ORDER BY slug = $4 DESC LIMIT 1;

-- NumberedImages.one
SELECT i.api_key_id AS "apiKeyId", i.id, i.number, i.name, i.photo_key AS "photoKey",
      i.embedding_status = 'embedded' AS "isEmbedded", CASE WHEN c.id IS NULL THEN NULL
  ELSE jsonb_build_object('number', c.number, 'name', c.name, 'description', c.description) END AS category, CASE WHEN s.id IS NULL THEN NULL
  ELSE jsonb_build_object('number', s.number, 'name', s.name, 'description', s.description) END AS style,
      CASE WHEN a.id IS NULL THEN NULL
  ELSE jsonb_build_object('number', a.number, 'name', a.name, 'description', a.description) END AS "ageGroup"
    FROM images i
    LEFT JOIN categories c ON c.api_key_id = i.api_key_id AND c.id = i.category_id
LEFT JOIN styles s ON s.api_key_id = i.api_key_id AND s.id = i.style_id
LEFT JOIN age_groups a ON a.api_key_id = i.api_key_id AND a.id = i.age_group_id
    WHERE i.api_key_id = $1::uuid AND i.id = $2::uuid;

-- NumberedImages.one
SELECT i.api_key_id AS "apiKeyId", i.id, i.number, i.name, i.photo_key AS "photoKey",
      i.embedding_status = 'embedded' AS "isEmbedded", CASE WHEN c.id IS NULL THEN NULL
  ELSE jsonb_build_object('number', c.number, 'name', c.name, 'description', c.description) END AS category, CASE WHEN s.id IS NULL THEN NULL
  ELSE jsonb_build_object('number', s.number, 'name', s.name, 'description', s.description) END AS style,
      CASE WHEN a.id IS NULL THEN NULL
  ELSE jsonb_build_object('number', a.number, 'name', a.name, 'description', a.description) END AS "ageGroup"
    FROM images i
    LEFT JOIN categories c ON c.api_key_id = i.api_key_id AND c.id = i.category_id
LEFT JOIN styles s ON s.api_key_id = i.api_key_id AND s.id = i.style_id
LEFT JOIN age_groups a ON a.api_key_id = i.api_key_id AND a.id = i.age_group_id
    WHERE i.api_key_id = $1::uuid AND i.number = $2;

-- OrphanFiles.sweep
SELECT file_key AS file FROM imports
JOIN unnest($1::uuid[], $2::uuid[])
  AS listed (api_key_id, id) USING (api_key_id, id);

-- OrphanFiles.sweep
SELECT id FROM api_keys WHERE id = ANY ($1::uuid[]);

-- OrphanFiles.sweep
SELECT photo_key AS photo, thumbnail_key AS thumbnail FROM images
JOIN unnest($1::uuid[], $2::uuid[])
  AS listed (api_key_id, id) USING (api_key_id, id);

-- OrphanFiles.sweep
SELECT piece ->> 'key' AS key FROM garment_cut_outs c
JOIN unnest($1::uuid[], $2::uuid[])
  AS listed (api_key_id, image_id) USING (api_key_id, image_id)
CROSS JOIN jsonb_array_elements(c.pieces) AS piece;

-- TextSearch.find
SELECT string_agg(id || '=' || said, ',') AS found FROM (
  SELECT i.id, CASE WHEN t.words @@ $4::tsquery THEN '2'
WHEN t.words @@ $5::tsquery THEN '1' ELSE '0' END || CASE WHEN t.title = (SELECT searchable_text($2)) THEN '1' ELSE '0' END AS said
  FROM item_texts t JOIN images i ON i.api_key_id = t.api_key_id AND i.id = t.image_id
  WHERE t.api_key_id = $1::uuid AND t.words @@ (SELECT $3::tsquery) AND i.in_stock = $6::boolean
    AND (i.embedding_status = 'embedded' OR i.generation > 1)
  LIMIT 301) matching;

-- TextSearch.find
SELECT string_agg(id || '=' || said, ',') AS found FROM (
  SELECT i.id, CASE WHEN t.words @@ $4::tsquery THEN '2'
WHEN t.words @@ $5::tsquery THEN '1' ELSE '0' END || CASE WHEN t.words @@ $6::tsquery THEN '2'
WHEN t.words @@ $7::tsquery THEN '1' ELSE '0' END || CASE WHEN t.title = (SELECT searchable_text($2)) THEN '1' ELSE '0' END AS said
  FROM item_texts t JOIN images i ON i.api_key_id = t.api_key_id AND i.id = t.image_id
  WHERE t.api_key_id = $1::uuid AND t.words @@ $3::tsquery AND i.in_stock = $8::boolean
AND i.category_id = ANY (ARRAY(
SELECT id FROM categories WHERE api_key_id = $1::uuid AND slug = ANY ($9::text[])))
AND i.style_id = ANY (ARRAY(
SELECT id FROM styles WHERE api_key_id = $1::uuid AND slug = ANY ($10::text[])))
AND i.age_group_id = ANY (ARRAY(
SELECT id FROM age_groups WHERE api_key_id = $1::uuid AND slug = ANY ($11::text[])))
AND i.price >= $12::numeric
AND i.price <= $13::numeric
AND i.variant_group = ANY ($14::text[])
AND $16::jsonb @> (i.attributes -> $15::text)
AND ($17::jsonb @> (i.attributes -> $15::text)) IS NOT TRUE
AND CASE jsonb_typeof(i.attributes -> $18::text) WHEN 'number' THEN (i.attributes -> $18::text)::text::numeric END >= $19::numeric
AND CASE jsonb_typeof(i.attributes -> $18::text) WHEN 'number' THEN (i.attributes -> $18::text)::text::numeric END <= $20::numeric
AND i.id < $21::uuid
    AND (i.embedding_status = 'embedded' OR i.generation > 1)
  LIMIT 301) matching;

-- TextSearch.find
SELECT word FROM item_words WHERE api_key_id = $1::uuid AND word = ANY ($2::text[])
UNION
SELECT word FROM item_words WHERE api_key_id = $1::uuid AND word LIKE ANY ($3::text[])
LIMIT 20;

-- TextSearch.find
WITH asked AS MATERIALIZED (
  SELECT given, searchable_text(given) AS word, not_behind, not_before, no_forms
  FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS words (given, not_behind, not_before, no_forms)
), formed AS MATERIALIZED (
  SELECT given, word, coalesce('!(' || not_behind || ') <-> ', '') || '(' || forms.query || ')'
    || coalesce(' <-> !(' || not_before || ')', '') AS query
  FROM asked CROSS JOIN LATERAL (
    SELECT string_agg('(' || phraseto_tsquery('pg_catalog.simple', form)::text || ')', ' | ') AS query
    FROM (
      SELECT asked.word AS form UNION
      (SELECT w.word FROM item_words w
      WHERE w.api_key_id = $1::uuid AND w.stems && word_stems(asked.word)
        AND w.word <> ALL (string_to_array(asked.no_forms, ' ')) LIMIT 20)) all_forms
    WHERE numnode(phraseto_tsquery('pg_catalog.simple', form)) > 0) forms
  WHERE forms.query IS NOT NULL
), grouped AS MATERIALIZED (
  SELECT formed.given, formed.word, formed.query || coalesce((
    SELECT string_agg(' | ' || quote_literal('#' || named.id), '') FROM (
      SELECT id FROM categories WHERE api_key_id = $1::uuid AND words @@ formed.query::tsquery UNION ALL
      SELECT id FROM styles WHERE api_key_id = $1::uuid AND words @@ formed.query::tsquery
      LIMIT 50) named), '') AS query
  FROM formed
)
SELECT given, word, query, ts_lexize('pg_catalog.english_stem', word) = '{}' AS "isFiller",
  '{}' IN (ts_lexize('pg_catalog.german_stem', word), ts_lexize('pg_catalog.french_stem', word),
    ts_lexize('pg_catalog.spanish_stem', word), ts_lexize('pg_catalog.italian_stem', word),
    ts_lexize('pg_catalog.portuguese_stem', word), ts_lexize('pg_catalog.dutch_stem', word),
    ts_lexize('pg_catalog.arabic_stem', word)) AS "mayBeFiller",
  (SELECT count(*)::int FROM (
    SELECT 1 FROM item_texts t WHERE t.api_key_id = $1::uuid AND t.words @@ grouped.query::tsquery
    LIMIT 1000) counted) AS items,
  coalesce((SELECT images FROM catalogue_sizes WHERE api_key_id = $1::uuid), 0) AS size
FROM grouped;

-- TextSearch.sharesOf
SELECT string_agg(t.image_id || '=' || CASE WHEN t.words @@ $4::tsquery THEN '2'
WHEN t.words @@ $5::tsquery THEN '1' ELSE '0' END, ',') AS found FROM item_texts t
WHERE t.api_key_id = $1::uuid AND t.image_id = ANY ($2::uuid[]) AND t.words @@ $3::tsquery;

-- TextSearch.unwantedOf
SELECT string_agg(t.image_id::text, ',') AS found FROM item_texts t
WHERE t.api_key_id = $1::uuid AND t.image_id = ANY ($2::uuid[]) AND t.words @@ $3::tsquery;
