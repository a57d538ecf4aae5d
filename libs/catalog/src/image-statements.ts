import { statement } from '#platform';
import { selectImageRows } from './image-row.js';

// Prepared statements of an upload: through Prisma's transactions the same takes seven round trips and nine times
// the CPU (docs/decisions/0005).

export const FIND_BY_EXTERNAL_ID = statement(
  'find-by-external-id',
  'SELECT id FROM images WHERE api_key_id = $1::uuid AND external_id = $2',
);

/** One statement is one transaction: the row and its event, or none. */
export const INSERT_IMAGE = statement(
  'insert-image',
  `
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
  ${selectImageRows('written')}`,
);
