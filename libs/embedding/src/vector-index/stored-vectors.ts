import { PrismaService } from '#platform';
import type { IndexedVector } from './vector-index.port.js';

const PUT = {
  name: 'vitrine-put-vectors-1',
  text: `
    INSERT INTO image_vectors (collection, image_id, vector)
    SELECT $1, image_id, vector FROM unnest($2::uuid[], $3::bytea[]) AS given (image_id, vector)
    ON CONFLICT (collection, image_id) DO UPDATE SET vector = excluded.vector`,
};

/** One row of two texts for any number of vectors: the driver's work is by row and column. */
const FIND = {
  name: 'vitrine-find-vectors-1',
  text: `
    SELECT string_agg(image_id::text, ',') AS ids, encode(string_agg(vector, ''), 'base64') AS vectors
    FROM image_vectors WHERE collection = $1 AND image_id = ANY ($2::uuid[])`,
};

/** The copy of the vectors in Postgres (docs/decisions/0013). */
export class StoredVectors {
  constructor(private readonly prisma: PrismaService) {}

  async put(collection: string, vectors: readonly IndexedVector[]): Promise<void> {
    if (vectors.length === 0) return;
    await this.prisma.prepared(PUT, [
      collection,
      vectors.map(({ id }) => id),
      vectors.map(({ vector }) => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)),
    ]);
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

  async deleteCollection(collection: string): Promise<void> {
    await this.prisma.$executeRaw`DELETE FROM image_vectors WHERE collection = ${collection}`;
  }
}
