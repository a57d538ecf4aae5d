import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { NotFoundError, Prisma, PrismaService, type Transaction } from '#platform';

/** Why a collection is built beside the live one. */
export type BuildReason = 'reindex' | 'model-changed' | 'lost';

export type CollectionBuild = {
  apiKeyId: string;
  collection: string;
  model: string;
  reason: BuildReason;
  status: 'running' | 'completed';
  error: string | null;
  startedAt: Date;
  finishedAt: Date | null;
};

/** A build that this worker has until `leasedUntil`. */
export type ClaimedBuild = Pick<CollectionBuild, 'apiKeyId' | 'collection' | 'model' | 'reason'> & {
  leasedUntil: Date;
  liveCollection: string;
  /** How often a worker was lost with a photo, by `photoOf`. */
  losses: Readonly<Record<string, number>>;
};

export type MissingImage = { id: string; generation: number; photoKey: string; texts: string[] };

/** Names the photo that an image has at present. */
export function photoOf({ id, generation }: Pick<MissingImage, 'id' | 'generation'>): string {
  return `${id}:${generation}`;
}

/** Items that came between the last look and the switch; they are embedded once more, after it. */
const LATE = 16;
const TRANSACTION = { maxWait: 5_000, timeout: 30_000 };

/** Images that a build has yet to encode. One that could not be embedded at all is tried again after the switch. */
function missingIn(apiKeyId: string, collection: string): Prisma.Sql {
  return Prisma.sql`
    FROM images i
    LEFT JOIN image_vectors v ON v.collection = ${collection} AND v.image_id = i.id AND v.generation = i.generation
    WHERE i.api_key_id = ${apiKeyId}::uuid AND i.embedding_status <> 'failed' AND v.image_id IS NULL`;
}

/** The rows of `collection_builds`: collections that take the place of the live one (docs/decisions/0014). */
@Injectable()
export class CollectionBuilds {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * Begins a build, or goes on with the one of the same model. One of another model is given up for it, unless the
   * live collection is merely lost: then whatever is built already restores it.
   * @param chosen with `reindex`: the name of the model that the key has from now on, null where it follows the configuration
   * @returns undefined with `model-changed` of a key for which a model was chosen meanwhile: that stays
   * @throws NotFoundError where the key is gone or revoked
   */
  async begin(
    apiKeyId: string,
    model: string,
    reason: BuildReason,
    chosen?: string | null,
  ): Promise<CollectionBuild | undefined> {
    return this.prisma.$transaction(async (transaction) => {
      const { chosenModel } = await lockLiveKey(transaction, apiKeyId);
      if (reason === 'model-changed' && chosenModel !== null) return undefined;
      if (chosen !== undefined)
        await transaction.apiKey.update({
          where: { id: apiKeyId },
          data: { chosenModel: chosen },
          select: { id: true },
        });
      const last = await transaction.collectionBuild.findUnique({ where: { apiKeyId } });
      if (last?.status === 'running') {
        if (last.model === model || reason === 'lost') return last as CollectionBuild;
        await transaction.retiredCollection.create({ data: { apiKeyId, collection: last.collection } });
      }
      const fresh = {
        collection: `vt-${randomUUID()}`,
        model,
        reason,
        status: 'running' as const,
        error: null,
        leasedUntil: null,
        inHand: [],
        losses: {},
        startedAt: new Date(),
        updatedAt: new Date(),
        finishedAt: null,
      };
      const row = await transaction.collectionBuild.upsert({
        where: { apiKeyId },
        create: { apiKeyId, ...fresh },
        update: fresh,
      });
      return row as CollectionBuild;
    }, TRANSACTION);
  }

  /** The last build of a key, and how many of its images are in it. */
  async find(
    apiKeyId: string,
  ): Promise<(CollectionBuild & { images: number; embedded: number }) | undefined> {
    const build = await this.prisma.collectionBuild.findUnique({ where: { apiKeyId } });
    if (build === null) return undefined;
    const [counts] = await this.prisma.$queryRaw<{ images: number; missing: number }[]>`
      SELECT (SELECT count(*)::int FROM images WHERE api_key_id = ${apiKeyId}::uuid
                AND embedding_status <> 'failed') AS images,
        (SELECT count(*)::int ${missingIn(apiKeyId, build.collection)}) AS missing`;
    const { images = 0, missing = 0 } = counts ?? {};
    return { ...(build as CollectionBuild), images, embedded: Math.max(0, images - missing) };
  }

  /** Keys whose vectors are of another model than the configured one, and for which no other was chosen. */
  async keysOfOtherModels(model: string): Promise<string[]> {
    const rows = await this.prisma.apiKey.findMany({
      where: { revokedAt: null, chosenModel: null, embeddingModel: { not: model } },
      select: { id: true },
    });
    return rows.map(({ id }) => id);
  }

  /**
   * Gives this worker the build that was served longest ago, for `leaseMs`. A worker was lost with the
   * photos that are still in hand.
   */
  async claim(leaseMs: number): Promise<ClaimedBuild | undefined> {
    const [claimed] = await this.prisma.$queryRaw<ClaimedBuild[]>`
      UPDATE collection_builds b
      SET leased_until = now() + ${leaseMs}::float8 * interval '1 millisecond', updated_at = now(), in_hand = '{}',
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
        b.losses, k.collection AS "liveCollection"`;
    return claimed;
  }

  /**
   * Goes on having it, with these photos (`photoOf`) in hand.
   * @returns undefined where it was given up or another worker has it
   */
  async renew(
    build: ClaimedBuild,
    leaseMs: number,
    inHand: readonly string[],
  ): Promise<ClaimedBuild | undefined> {
    const [renewed] = await this.prisma.$queryRaw<{ leasedUntil: Date }[]>`
      UPDATE collection_builds SET leased_until = now() + ${leaseMs}::float8 * interval '1 millisecond', error = NULL,
        in_hand = ${[...inHand]}::text[]
      WHERE api_key_id = ${build.apiKeyId}::uuid AND collection = ${build.collection} AND status = 'running'
        AND leased_until = ${build.leasedUntil}
        AND EXISTS (SELECT 1 FROM api_keys k WHERE k.id = api_key_id AND k.revoked_at IS NULL)
      RETURNING leased_until AS "leasedUntil"`;
    return renewed && { ...build, ...renewed };
  }

  /**
   * Lets another worker, or a later turn, have it.
   * @param wasLost whether what is in hand brought the model down: it counts as if the worker had been lost with it
   */
  async release(
    { apiKeyId, collection, leasedUntil }: ClaimedBuild,
    { error, wasLost = false }: { error?: string; wasLost?: boolean } = {},
  ): Promise<void> {
    await this.prisma.collectionBuild.updateMany({
      where: { apiKeyId, collection, leasedUntil, status: 'running' },
      data: {
        leasedUntil: null,
        updatedAt: new Date(),
        ...(error !== undefined && { error }),
        ...(!wasLost && { inHand: [] }),
      },
    });
  }

  /** Images that are not in it yet, by id, beginning after `after`. */
  missing({ apiKeyId, collection }: ClaimedBuild, after: string | undefined, limit: number) {
    return this.prisma.$queryRaw<MissingImage[]>`
      SELECT i.id, i.generation, i.photo_key AS "photoKey",
        array_remove(ARRAY[
          (SELECT c.name::text FROM categories c WHERE c.api_key_id = i.api_key_id AND c.id = i.category_id), i.name::text
        ], NULL) AS texts ${missingIn(apiKeyId, collection)}
        ${after === undefined ? Prisma.empty : Prisma.sql`AND i.id > ${after}::uuid`}
      ORDER BY i.id LIMIT ${limit}`;
  }

  /** How many vectors the collection must hold. */
  async countCopies({ apiKeyId, collection }: ClaimedBuild): Promise<number> {
    const [row] = await this.prisma.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM image_vectors v
      JOIN images i ON i.api_key_id = ${apiKeyId}::uuid AND i.id = v.image_id WHERE v.collection = ${collection}`;
    return row?.count ?? 0;
  }

  /**
   * Puts a complete collection in the live one's place, in one transaction: whoever reads the key's row sees the old
   * collection with the old model or the new with the new. Whoever marks images holds the row for that long
   * (`ImageEmbeddingState.markEmbedded`), so that no item is marked for the old one afterwards.
   * @param givenUp photos (`photoOf`) that this model cannot encode; others that failed with the one before get another try
   * @returns whether it was done; not while more than a few images are missing, or when the build was given up
   */
  async switchTo(
    { apiKeyId, collection, model }: ClaimedBuild,
    givenUp: readonly string[] = [],
  ): Promise<boolean> {
    return this.prisma
      .$transaction(async (transaction) => {
        const live = await lockLiveKey(transaction, apiKeyId);
        const { count } = await transaction.collectionBuild.updateMany({
          where: { apiKeyId, collection, status: 'running' },
          data: { status: 'completed', finishedAt: new Date(), leasedUntil: null, error: null },
        });
        if (count === 0) return false;
        const late = await transaction.$queryRaw<{ id: string }[]>`
        SELECT i.id ${missingIn(apiKeyId, collection)} AND i.embedding_status = 'embedded' LIMIT ${LATE + 1}`;
        if (late.length > LATE) throw new StillBehind();
        await transaction.apiKey.update({
          where: { id: apiKeyId },
          data: { collection, embeddingModel: model },
          select: { id: true },
        });
        await transaction.$executeRaw`
        UPDATE images i SET embedding_status = 'embedded', embedding_error = NULL, embedded_at = now()
        FROM image_vectors v WHERE i.api_key_id = ${apiKeyId}::uuid AND i.embedding_status = 'pending'
          AND v.collection = ${collection} AND v.image_id = i.id AND v.generation = i.generation`;
        const ids = late.map(({ id }) => id);
        await transaction.$executeRaw`
        WITH renewed AS (
          UPDATE images SET embedding_status = 'pending', embedding_error = NULL, embedded_at = NULL,
            generation = generation + 1, updated_at = now()
          WHERE api_key_id = ${apiKeyId}::uuid
            AND (id = ANY (${ids}::uuid[]) OR (embedding_status = 'failed' AND ${live.embeddingModel !== model}
              AND NOT id || ':' || generation = ANY (${[...givenUp]}::text[])))
          RETURNING api_key_id, id, generation)
        INSERT INTO outbox (api_key_id, type, payload)
        SELECT api_key_id, 'image.photo-changed', jsonb_build_object('image_id', id, 'generation', generation)
        FROM renewed`;
        await transaction.retiredCollection.create({ data: { apiKeyId, collection: live.collection } });
        return true;
      }, TRANSACTION)
      .catch((error: unknown) => {
        if (error instanceof StillBehind || error instanceof NotFoundError) return false;
        throw error;
      });
  }
}

/** Undoes the transaction; nobody sees it. */
class StillBehind extends Error {}

type LiveKey = { collection: string; embeddingModel: string | null; chosenModel: string | null };

/** @throws NotFoundError */
async function lockLiveKey(transaction: Transaction, apiKeyId: string): Promise<LiveKey> {
  const [key] = await transaction.$queryRaw<LiveKey[]>`
    SELECT collection, embedding_model AS "embeddingModel", chosen_model AS "chosenModel" FROM api_keys
    WHERE id = ${apiKeyId}::uuid AND revoked_at IS NULL FOR UPDATE`;
  if (key === undefined) throw new NotFoundError('API key');
  return key;
}
