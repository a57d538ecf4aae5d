import type { Attributes } from '#contracts';
import { type EmbeddingStatus, Prisma } from '#platform';

/** An image with the names of its groups, as one query reads it. */
export type ImageRow = {
  apiKeyId: string;
  id: string;
  externalId: string | null;
  name: string;
  description: string | null;
  category: string | null;
  style: string | null;
  ageGroup: string | null;
  price: { toString(): string } | null;
  currency: string | null;
  url: string | null;
  inStock: boolean;
  variantGroup: string | null;
  attributes: Attributes;
  photoKey: string;
  thumbnailKey: string;
  photoSha256: Uint8Array;
  width: number;
  height: number;
  generation: number;
  embeddingStatus: EmbeddingStatus;
  embeddingError: string | null;
  embeddedAt: Date | null;
  /** Whether a try-on worker found a garment in the present photo; null while it has not looked. */
  showsGarment: boolean | null;
  /** Why it found none. */
  garmentRefusal: string | null;
  createdAt: Date;
  updatedAt: Date;
};

/** An item's groups as `c`, `s` and `a`, beside its row `i`. */
export const GROUP_JOINS = `LEFT JOIN categories c ON c.api_key_id = i.api_key_id AND c.id = i.category_id
  LEFT JOIN styles s ON s.api_key_id = i.api_key_id AND s.id = i.style_id
  LEFT JOIN age_groups a ON a.api_key_id = i.api_key_id AND a.id = i.age_group_id`;

/**
 * Of an image `i`: its vector may be in the index. One that was embedded before its photo changed keeps the old one until
 * the new is there.
 */
export const MAY_HAVE_VECTOR = `(i.embedding_status = 'embedded' OR i.generation > 1)`;

/** `SELECT … FROM source` with its groups as `c`, `s` and `a`; the caller adds WHERE and the rest. */
export function selectImageRows(source: 'images' | 'written'): string {
  return `
  SELECT i.api_key_id AS "apiKeyId", i.id, i.external_id AS "externalId", i.name, i.description,
    c.name AS category, s.name AS style, a.name AS "ageGroup", i.price, i.currency, i.url,
    i.in_stock AS "inStock", i.variant_group AS "variantGroup", i.attributes, i.photo_key AS "photoKey", i.thumbnail_key AS "thumbnailKey",
    i.photo_sha256 AS "photoSha256", i.width, i.height, i.generation,
    i.embedding_status::text AS "embeddingStatus", i.embedding_error AS "embeddingError",
    i.embedded_at AS "embeddedAt", i.created_at AS "createdAt", i.updated_at AS "updatedAt",
    jsonb_array_length(g.pieces) > 0 AS "showsGarment", g.refusal AS "garmentRefusal"
  FROM ${source} i
  ${GROUP_JOINS}
  LEFT JOIN garment_cut_outs g ON g.api_key_id = i.api_key_id AND g.image_id = i.id AND g.photo_key = i.photo_key`;
}

export const SELECT_IMAGE_ROWS = Prisma.raw(selectImageRows('images'));
