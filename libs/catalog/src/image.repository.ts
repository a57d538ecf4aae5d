import { Injectable } from '@nestjs/common';
import {
  appendToOutbox,
  isForeignKeyViolation,
  isUniqueViolation,
  NotFoundError,
  outboxRow,
  Prisma,
  PrismaService,
  type Transaction,
} from '#platform';
import { QuotaExceededError } from '#tenant/keys';
import { exceededImageQuota } from './exceeded-image-quota.js';
import { ExternalIdTakenError } from './external-id-taken.error.js';
import { resolveGroups } from './groups.js';
import { groupColumns, type ImageFields } from './image-fields.js';
import { type ImageRow, SELECT_IMAGE_ROWS } from './image-row.js';
import { FIND_BY_EXTERNAL_ID, INSERT_IMAGE } from './image-statements.js';
import type { PhotoKeys } from './photo-keys.js';
import { isSamePhoto, type PhotoState } from './same-photo.js';
import type { StoredPhoto } from './photo-store.js';

type LockedRow = PhotoState & PhotoKeys & { generation: number };

const TRANSACTION = { maxWait: 5_000, timeout: 15_000 };

/** The rows of `images`. A change of a photo and its event are one transaction. */
@Injectable()
export class ImageRepository {
  constructor(private readonly prisma: PrismaService) {}

  async find(apiKeyId: string, id: string, client: Transaction = this.prisma): Promise<ImageRow | undefined> {
    const [row] = await client.$queryRaw<ImageRow[]>`
      ${SELECT_IMAGE_ROWS} WHERE i.api_key_id = ${apiKeyId}::uuid AND i.id = ${id}::uuid`;
    return row;
  }

  async findIdByExternalId(apiKeyId: string, externalId: string): Promise<string | undefined> {
    const [row] = await this.prisma.prepared<{ id: string }>(FIND_BY_EXTERNAL_ID, [apiKeyId, externalId]);
    return row?.id;
  }

  /**
   * Writes the row and its event, and reads the row back, in one statement.
   * @throws ExternalIdTakenError, QuotaExceededError; NotFoundError when a group was deleted in between
   */
  async insert(
    apiKeyId: string,
    id: string,
    { columns, groups }: ImageFields & { columns: { name: string } },
    photo: StoredPhoto,
  ): Promise<ImageRow> {
    const ids = await resolveGroups(this.prisma, apiKeyId, groups);
    const event = outboxRow(photoChanged(apiKeyId, id, 1));
    try {
      const [row] = await this.prisma.prepared<ImageRow>(INSERT_IMAGE, [
        apiKeyId,
        id,
        columns.externalId,
        columns.name,
        columns.description,
        ids.category,
        ids.style,
        ids.age_group,
        columns.price,
        columns.currency,
        columns.url,
        columns.inStock ?? true,
        JSON.stringify(columns.attributes ?? {}),
        photo.photoKey,
        photo.thumbnailKey,
        photo.photoSha256,
        photo.photoType,
        photo.photoBytes,
        photo.width,
        photo.height,
        event.type,
        JSON.stringify(event.payload),
        columns.variantGroup,
      ]);
      if (row === undefined) throw new Error('The image that was just written is not there.');
      return row;
    } catch (cause) {
      const quota = exceededImageQuota(cause);
      if (quota !== undefined) throw new QuotaExceededError('images', quota, null, { cause });
      if (isForeignKeyViolation(cause)) throw new NotFoundError('category, style or age group');
      throw isUniqueViolation(cause) ? new ExternalIdTakenError({ cause }) : cause;
    }
  }

  /**
   * Changes an item. With a new photo its generation is raised and it waits for its embedding and its cut-out again; the photo
   * that it has already is not taken a second time.
   * @returns the item and the files that no row names any more; undefined when there is no such item
   * @throws ExternalIdTakenError
   */
  update(
    apiKeyId: string,
    id: string,
    { columns, groups }: ImageFields,
    photo?: StoredPhoto,
  ): Promise<{ row: ImageRow; unused?: PhotoKeys } | undefined> {
    return this.write(async (transaction) => {
      const locked = await this.lock(transaction, apiKeyId, id);
      if (locked === undefined) return undefined;
      const ids = await resolveGroups(transaction, apiKeyId, groups);
      const renewed = photo !== undefined && !isSamePhoto(locked, photo.photoSha256) ? photo : undefined;
      await transaction.image.update({
        where: { apiKeyId_id: { apiKeyId, id } },
        data: { ...columns, ...groupColumns(ids), ...(renewed && this.pendingAgain(renewed)) },
        select: { id: true },
      });
      if (renewed) {
        await appendToOutbox(transaction, photoChanged(apiKeyId, id, locked.generation + 1));
      }
      return { row: await this.reread(apiKeyId, id, transaction), unused: renewed ? locked : photo };
    });
  }

  /** @returns the files of the deleted item, undefined when there is no such item */
  delete(apiKeyId: string, id: string): Promise<PhotoKeys | undefined> {
    return this.write(async (transaction) => {
      const locked = await this.lock(transaction, apiKeyId, id);
      if (locked === undefined) return undefined;
      await transaction.image.delete({ where: { apiKeyId_id: { apiKeyId, id } }, select: { id: true } });
      await appendToOutbox(transaction, { type: 'image.deleted', api_key_id: apiKeyId, image_id: id });
      return locked;
    });
  }

  /** A page of items, newest first, beginning after the id `after`. */
  page(
    apiKeyId: string,
    conditions: Prisma.Sql,
    after: string | undefined,
    limit: number,
  ): Promise<ImageRow[]> {
    return this.prisma.$queryRaw<ImageRow[]>`
      ${SELECT_IMAGE_ROWS}
      WHERE i.api_key_id = ${apiKeyId}::uuid ${conditions}
        ${after === undefined ? Prisma.empty : Prisma.sql`AND i.id < ${after}::uuid`}
      ORDER BY i.id DESC LIMIT ${limit}`;
  }

  private async lock(transaction: Transaction, apiKeyId: string, id: string): Promise<LockedRow | undefined> {
    const [row] = await transaction.$queryRaw<LockedRow[]>`
      SELECT generation, embedding_status::text AS "embeddingStatus", photo_sha256 AS "photoSha256",
        photo_key AS "photoKey", thumbnail_key AS "thumbnailKey"
      FROM images WHERE api_key_id = ${apiKeyId}::uuid AND id = ${id}::uuid FOR UPDATE`;
    return row;
  }

  private pendingAgain(photo: StoredPhoto) {
    return {
      ...photo,
      generation: { increment: 1 },
      embeddingStatus: 'pending',
      embeddingError: null,
      embeddedAt: null,
      cutRevision: 0,
    } as const;
  }

  private async reread(apiKeyId: string, id: string, transaction: Transaction): Promise<ImageRow> {
    const row = await this.find(apiKeyId, id, transaction);
    if (row === undefined) throw new Error('The image that was just written is not there.');
    return row;
  }

  private async write<T>(work: (transaction: Transaction) => Promise<T>, isAgain = false): Promise<T> {
    try {
      return await this.prisma.$transaction(work, TRANSACTION);
    } catch (cause) {
      // A group was deleted between its look-up and the write: it is created anew.
      if (isForeignKeyViolation(cause) && !isAgain) return this.write(work, true);
      // The only unique column that a shop sets.
      if (isUniqueViolation(cause)) throw new ExternalIdTakenError({ cause });
      throw cause;
    }
  }
}

function photoChanged(apiKeyId: string, imageId: string, generation: number) {
  return { type: 'image.photo-changed' as const, api_key_id: apiKeyId, image_id: imageId, generation };
}
