import { PrismaService, statement } from '#platform';
import type { IndexedVector } from './vector-index.port.js';

const PUT = statement(
  'put-vectors',
  `
    INSERT INTO image_vectors (collection, image_id, vector, generation)
    SELECT $1, image_id, vector, generation
    FROM unnest($2::uuid[], $3::bytea[], $4::int[]) AS given (image_id, vector, generation)
    ON CONFLICT (collection, image_id) DO UPDATE SET vector = excluded.vector, generation = excluded.generation
    WHERE image_vectors.generation <= excluded.generation`,
);

/** Rows of one deletion: what takes longer than a query may is never done. */
const DELETED_AT_ONCE = 1_000;

/** One row of two texts for any number of vectors: the driver's work is by row and column. */
const FIND = statement(
  'find-vectors',
  `
    SELECT string_agg(image_id::text, ',') AS ids, encode(string_agg(vector, ''), 'base64') AS vectors
    FROM image_vectors WHERE collection = $1 AND image_id = ANY ($2::uuid[])`,
);

/** A stored vector, and of which of the item's photos it is. */
export type StoredVector = { vector: Float32Array; generation: number };

/** The copy of the vectors in Postgres (docs/decisions/0013). */
export class StoredVectors {
  constructor(private readonly prisma: PrismaService) {}

  /** A vector of an older photo than the stored one's is left out. */
  async put(collection: string, vectors: readonly IndexedVector[]): Promise<void> {
    if (vectors.length === 0) return;
    await this.prisma.prepared(PUT, [
      collection,
      vectors.map(({ id }) => id),
      vectors.map(({ vector }) => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)),
      vectors.map(({ generation = 0 }) => generation),
    ]);
  }

  /** Whether the collection is a live one with embedded images: then the index must have it. */
  async shouldHold(collection: string): Promise<boolean> {
    const [row] = await this.prisma.$queryRaw<{ holds: boolean }[]>`
      SELECT EXISTS (
        SELECT 1 FROM api_keys k JOIN images i ON i.api_key_id = k.id AND i.embedding_status = 'embedded'
        WHERE k.collection = ${collection} AND k.revoked_at IS NULL) AS holds`;
    return row?.holds === true;
  }

  /** Whether the collection is a live one without embedded images: then the index need not have it. */
  async mayBeEmpty(collection: string): Promise<boolean> {
    const [row] = await this.prisma.$queryRaw<{ empty: boolean }[]>`
      SELECT EXISTS (
        SELECT 1 FROM api_keys k WHERE k.collection = ${collection} AND k.revoked_at IS NULL AND NOT EXISTS (
          SELECT 1 FROM images i WHERE i.api_key_id = k.id AND i.embedding_status = 'embedded')) AS empty`;
    return row?.empty === true;
  }

  /** The same as `find`, with generations. */
  async findWithGenerations(collection: string, ids: readonly string[]): Promise<Map<string, StoredVector>> {
    const rows = await this.prisma.$queryRaw<{ id: string; vector: Uint8Array; generation: number }[]>`
      SELECT image_id AS id, vector, generation FROM image_vectors
      WHERE collection = ${collection} AND image_id = ANY (${[...ids]}::uuid[])`;
    return new Map(
      rows.map(({ id, vector, generation }) => [
        id,
        { vector: new Float32Array(new Uint8Array(vector).buffer), generation },
      ]),
    );
  }

  /**
   * Deletes copies of images that the key does not have, some at a time.
   * @returns how many
   */
  async deleteOrphans(apiKeyId: string, collection: string): Promise<number> {
    let total = 0;
    for (let deleted = DELETED_AT_ONCE; deleted === DELETED_AT_ONCE; total += deleted) {
      deleted = await this.prisma.$executeRaw`
        DELETE FROM image_vectors WHERE (collection, image_id) IN (
          SELECT v.collection, v.image_id FROM image_vectors v
          LEFT JOIN images i ON i.api_key_id = ${apiKeyId}::uuid AND i.id = v.image_id
          WHERE v.collection = ${collection} AND i.id IS NULL LIMIT ${DELETED_AT_ONCE})`;
    }
    return total;
  }

  /** By id; those that are not stored are not in it. */
  async find(collection: string, ids: readonly string[]): Promise<Map<string, Float32Array>> {
    const [row] = await this.prisma.prepared<{ ids: string | null; vectors: string | null }>(FIND, [
      collection,
      ids,
    ]);
    if (row?.ids === null || row?.vectors === null || row === undefined) return new Map();
    const found = row.ids.split(',');
    const bytes = Buffer.from(row.vectors, 'base64');
    // A copy of its own: a slice of Node's pool need not begin where a float may.
    const floats = new Float32Array(new Uint8Array(bytes).buffer);
    const dimension = floats.length / found.length;
    return new Map(found.map((id, at) => [id, floats.subarray(at * dimension, (at + 1) * dimension)]));
  }

  async delete(collection: string, ids: readonly string[]): Promise<void> {
    await this.prisma.$executeRaw`
      DELETE FROM image_vectors WHERE collection = ${collection} AND image_id = ANY (${[...ids]}::uuid[])`;
  }

  /** Deletes every copy of a collection, some at a time. */
  async deleteCollection(collection: string): Promise<void> {
    for (let deleted = DELETED_AT_ONCE; deleted === DELETED_AT_ONCE;) {
      deleted = await this.prisma.$executeRaw`
        DELETE FROM image_vectors WHERE (collection, image_id) IN (
          SELECT collection, image_id FROM image_vectors WHERE collection = ${collection} LIMIT ${DELETED_AT_ONCE})`;
    }
  }
}
