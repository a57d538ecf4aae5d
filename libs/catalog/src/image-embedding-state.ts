import { Injectable } from '@nestjs/common';
import { type EmbeddingStatus, Prisma, PrismaService, statement } from '#platform';

export type ImageForEmbedding = {
  generation: number;
  embeddingStatus: EmbeddingStatus;
  /** Object storage key of the photo: a JPEG, sRGB, upright, longest side at most 2048 px. */
  photoKey: string;
  /** Object storage key of the thumbnail: a JPEG, longest side at most 320 px. */
  thumbnailKey: string;
};

/** The same with what the shop calls the item: its category, where it has one, and its name. */
type NamedImageForEmbedding = ImageForEmbedding & { texts: string[] };

export type ImageGeneration = { imageId: string; generation: number };

export type PendingImage = ImageGeneration & { apiKeyId: string };

/** Longest reason that is kept of a failed embedding. */
const REASON_LENGTH = 500;

// Prepared: a worker runs both for every batch (docs/decisions/0005).

const FIND_MANY = statement(
  'find-for-embedding',
  `
    SELECT i.id, generation, embedding_status::text AS "embeddingStatus", photo_key AS "photoKey",
      thumbnail_key AS "thumbnailKey", array_remove(ARRAY[c.name::text, i.name::text], NULL) AS texts
    FROM images i LEFT JOIN categories c ON c.api_key_id = i.api_key_id AND c.id = i.category_id
    WHERE i.api_key_id = $1::uuid AND i.id = ANY($2::uuid[])`,
);

const MARK_EMBEDDED = statement(
  'mark-embedded',
  `
    WITH live AS (SELECT id FROM api_keys WHERE id = $1::uuid AND collection = $4 FOR SHARE)
    UPDATE images SET embedding_status = 'embedded', embedding_error = NULL, embedded_at = now()
    FROM live, unnest($2::uuid[], $3::int[]) AS done (id, generation)
    WHERE images.api_key_id = live.id AND images.id = done.id AND images.generation = done.generation
    RETURNING images.id`,
);

/**
 * How far the embedding of an image has come: what the embedding side reads and writes of the catalogue. A write
 * carries the generation it was made for and changes nothing when the photo has changed since.
 */
@Injectable()
export class ImageEmbeddingState {
  constructor(private readonly prisma: PrismaService) {}

  /** The image as it is now, null when it is deleted. */
  findForEmbedding(apiKeyId: string, imageId: string): Promise<ImageForEmbedding | null> {
    return this.prisma.image.findUnique({
      where: { apiKeyId_id: { apiKeyId, id: imageId } },
      select: { generation: true, embeddingStatus: true, photoKey: true, thumbnailKey: true },
    });
  }

  /** Several at once, by id; those that are deleted are not in it. */
  async findManyForEmbedding(
    apiKeyId: string,
    imageIds: readonly string[],
  ): Promise<Map<string, NamedImageForEmbedding>> {
    const rows = await this.prisma.prepared<NamedImageForEmbedding & { id: string }>(FIND_MANY, [
      apiKeyId,
      imageIds,
    ]);
    return new Map(rows.map(({ id, ...row }) => [id, row]));
  }

  /** Has images embedded once more: their rows are pending again, and the events say so. */
  async requeue(apiKeyId: string, imageIds: readonly string[]): Promise<void> {
    if (imageIds.length === 0) return;
    await this.prisma.$executeRaw`
      WITH renewed AS (
        UPDATE images SET embedding_status = 'pending', embedding_error = NULL, embedded_at = NULL,
          generation = generation + 1, updated_at = now()
        WHERE api_key_id = ${apiKeyId}::uuid AND id = ANY(${[...imageIds]}::uuid[])
        RETURNING api_key_id, id, generation
      )
      INSERT INTO outbox (api_key_id, type, payload)
      SELECT api_key_id, 'image.photo-changed', jsonb_build_object('image_id', id, 'generation', generation)
      FROM renewed`;
  }

  /**
   * Marks images as embedded in a collection, in one statement. The row of the key is held for it: a collection that
   * is being replaced is either not replaced yet, and whoever replaces it sees the marks, or nothing is marked.
   * @returns ids of those whose generation was still the given one, none where the collection is not the key's
   */
  async markEmbedded(
    apiKeyId: string,
    collection: string,
    rows: readonly ImageGeneration[],
  ): Promise<string[]> {
    if (rows.length === 0) return [];
    const marked = await this.prisma.prepared<{ id: string }>(MARK_EMBEDDED, [
      apiKeyId,
      rows.map((row) => row.imageId),
      rows.map((row) => row.generation),
      collection,
    ]);
    return marked.map((row) => row.id);
  }

  /**
   * Marks an image as failed; the shop sees the reason, cut to 500 characters.
   * @returns whether the generation was still the given one
   */
  async markFailed(apiKeyId: string, imageId: string, generation: number, reason: string): Promise<boolean> {
    const marked = await this.prisma.$executeRaw`
      UPDATE images SET embedding_status = 'failed', embedded_at = NULL,
        embedding_error = ${reason.replaceAll('\0', '').slice(0, REASON_LENGTH)}
      WHERE api_key_id = ${apiKeyId}::uuid AND id = ${imageId}::uuid AND generation = ${generation}`;
    return marked > 0;
  }

  /** Embedded images of a key by id, beginning after `after`. */
  listEmbedded(apiKeyId: string, after: string | undefined, limit: number): Promise<ImageGeneration[]> {
    return this.prisma.$queryRaw<ImageGeneration[]>`
      SELECT id AS "imageId", generation FROM images
      WHERE api_key_id = ${apiKeyId}::uuid AND embedding_status = 'embedded'
        ${after === undefined ? Prisma.empty : Prisma.sql`AND id > ${after}::uuid`}
      ORDER BY id LIMIT ${limit}`;
  }

  /**
   * Has images embedded once more that are still embedded and of the given generation.
   * @returns how many these were
   */
  requeueEmbedded(apiKeyId: string, rows: readonly ImageGeneration[]): Promise<number> {
    if (rows.length === 0) return Promise.resolve(0);
    return this.prisma.$executeRaw`
      WITH renewed AS (
        UPDATE images SET embedding_status = 'pending', embedding_error = NULL, embedded_at = NULL,
          generation = images.generation + 1, updated_at = now()
        FROM unnest(${rows.map((row) => row.imageId)}::uuid[], ${rows.map((row) => row.generation)}::int[])
          AS seen (id, generation)
        WHERE images.api_key_id = ${apiKeyId}::uuid AND images.id = seen.id
          AND images.generation = seen.generation AND images.embedding_status = 'embedded'
        RETURNING images.api_key_id, images.id, images.generation
      )
      INSERT INTO outbox (api_key_id, type, payload)
      SELECT api_key_id, 'image.photo-changed', jsonb_build_object('image_id', id, 'generation', generation)
      FROM renewed`;
  }

  /**
   * Images of every tenant, or of one key, that have waited long for their embedding: their jobs may be lost. The one of each
   * key that has waited longest, then the second of each, so that a large backlog hides no other key's. Those of revoked keys
   * are left out.
   */
  listStalePending(olderThanMs: number, limit: number, apiKeyId?: string): Promise<PendingImage[]> {
    return this.prisma.$queryRaw<PendingImage[]>`
      SELECT "apiKeyId", "imageId", generation FROM (
        SELECT images.api_key_id AS "apiKeyId", images.id AS "imageId", images.generation, images.updated_at,
          row_number() OVER (PARTITION BY images.api_key_id ORDER BY images.updated_at) AS place
        FROM images JOIN api_keys ON api_keys.id = images.api_key_id AND api_keys.revoked_at IS NULL
        WHERE images.embedding_status = 'pending'
          AND images.updated_at < now() - ${olderThanMs}::float8 * interval '1 millisecond'
          ${apiKeyId === undefined ? Prisma.empty : Prisma.sql`AND images.api_key_id = ${apiKeyId}::uuid`}) stale
      ORDER BY place, updated_at LIMIT ${limit}`;
  }

  /** How many images of each of these keys wait for their embedding; a key with none is not in it. */
  async countPendingByKey(apiKeyIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.prisma.$queryRaw<{ apiKeyId: string; count: number }[]>`
      SELECT api_key_id AS "apiKeyId", count(*)::int AS count FROM images
      WHERE api_key_id = ANY(${[...apiKeyIds]}::uuid[]) AND embedding_status = 'pending' GROUP BY api_key_id`;
    return new Map(rows.map(({ apiKeyId, count }) => [apiKeyId, count]));
  }

  /** How many images wait for their embedding: of one key, or of all. */
  countPending(apiKeyId?: string): Promise<number> {
    return this.prisma.image.count({ where: { apiKeyId, embeddingStatus: 'pending' } });
  }
}
