import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import {
  type CreateImage,
  id as idSchema,
  type ImageDto,
  type ImageQuery,
  type Page,
  type ReplaceImage,
  type UpdateImage,
} from '#contracts';
import { CursorCodec, NotFoundError } from '#platform';
import type { Tenant } from '#tenant';
import { ExternalIdTakenError } from './external-id-taken.error.js';
import { changedFields, type ImageFields, wholeItem } from './image-fields.js';
import { listingConditions, listingScope } from './image-listing.js';
import { ImageRepository } from './image.repository.js';
import { imageDto } from './image.dto.js';
import type { ImageRow } from './image-row.js';
import { ImageUrls } from './image-urls.js';
import { ItemPhotoMissingError } from './item-photo-missing.error.js';
import { PhotoStore, type UploadedPhoto } from './photo-store.js';
import { isSamePhoto } from './same-photo.js';

/** How often a creation that meets another one of the same external id begins anew. */
const CREATE_ATTEMPTS = 4;

/** Whose items: all that this service needs of a tenant, so that a worker can call it too. */
type Owner = Pick<Tenant, 'apiKeyId'>;

/** A shop's items. Every item that is not the tenant's own is unknown: `NotFoundError('image')`. */
@Injectable()
export class ImagesService {
  constructor(
    private readonly repository: ImageRepository,
    private readonly photos: PhotoStore,
    private readonly urls: ImageUrls,
    private readonly cursors: CursorCodec,
  ) {}

  /**
   * Creates an item, or makes the item of the same external id what is sent now: fields left out are emptied.
   * @param newId the id of an item that is created; one of this id that is there already is the item
   * @throws ImageRejectedError, PhotoTooLargeError, QuotaExceededError, DependencyUnavailableError
   */
  async create(
    tenant: Owner,
    fields: CreateImage,
    file: Buffer,
    newId?: string,
  ): Promise<{ image: ImageDto; created: boolean }> {
    const upload = await this.photos.receive(file);
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.createOrUpdate(tenant, fields, upload, newId);
      } catch (error) {
        // Created or deleted by another request in between: what is there now decides.
        const overtaken = error instanceof ExternalIdTakenError || error instanceof NotFoundError;
        if (!overtaken || attempt === CREATE_ATTEMPTS) throw error;
      }
    }
  }

  /**
   * The same where the photo may be left out for an item that is there: it keeps its own.
   * @throws ItemPhotoMissingError besides
   */
  async take(
    tenant: Owner,
    fields: CreateImage,
    file: Buffer | undefined,
    newId: string,
  ): Promise<{ image: ImageDto; created: boolean }> {
    if (file !== undefined) return this.create(tenant, fields, file, newId);
    const known = await this.known(tenant, fields, newId);
    if (known === undefined) throw new ItemPhotoMissingError();
    return { image: await this.change(tenant, known, wholeItem(fields), undefined), created: false };
  }

  /** A page of items, newest first. @throws InvalidRequestError when the cursor is not of this listing */
  async list(tenant: Tenant, query: ImageQuery): Promise<Page<ImageDto>> {
    const scope = listingScope(tenant, query);
    const after = query.cursor === undefined ? undefined : this.cursors.decode(scope, query.cursor)[0];
    const rows = await this.repository.page(
      tenant.apiKeyId,
      listingConditions(tenant, query),
      after,
      query.limit + 1,
    );
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    return {
      items: items.map((row) => this.dto(row)),
      next_cursor: rows.length > query.limit && last ? this.cursors.encode(scope, [last.id]) : null,
    };
  }

  async get(tenant: Tenant, id: string): Promise<ImageDto> {
    return this.dto(await this.existing(tenant, id));
  }

  /**
   * Makes the item what is sent: fields left out are emptied, its external id and photo stay unless sent.
   * @throws NotFoundError, ExternalIdTakenError, ImageRejectedError, PhotoTooLargeError
   */
  async replace(tenant: Tenant, id: string, fields: ReplaceImage, file?: Buffer): Promise<ImageDto> {
    return this.change(tenant, id, wholeItem(fields), file && (await this.photos.receive(file)));
  }

  /**
   * Changes what is sent and nothing else.
   * @throws NotFoundError, ExternalIdTakenError, ImageRejectedError, PhotoTooLargeError
   */
  async update(tenant: Tenant, id: string, fields: UpdateImage, file?: Buffer): Promise<ImageDto> {
    return this.change(tenant, id, changedFields(fields), file && (await this.photos.receive(file)));
  }

  /** Deletes the item, its photo and, through the outbox, its vector. @throws NotFoundError */
  async delete(tenant: Tenant, id: string): Promise<void> {
    assertImageId(id);
    const files = await this.repository.delete(tenant.apiKeyId, id);
    if (files === undefined) throw new NotFoundError('image');
    await this.photos.discard(files);
  }

  private async known(tenant: Owner, { external_id }: CreateImage, newId?: string) {
    if (external_id !== undefined) return this.repository.findIdByExternalId(tenant.apiKeyId, external_id);
    if (newId === undefined) return undefined;
    return (await this.repository.find(tenant.apiKeyId, newId))?.id;
  }

  private async createOrUpdate(tenant: Owner, fields: CreateImage, upload: UploadedPhoto, newId?: string) {
    const { apiKeyId } = tenant;
    const known = await this.known(tenant, fields, newId);
    if (known !== undefined) {
      return { image: await this.change(tenant, known, wholeItem(fields), upload), created: false };
    }
    const id = newId ?? uuidv7();
    const photo = await this.photos.store(apiKeyId, id, upload);
    try {
      const row = await this.repository.insert(apiKeyId, id, wholeItem(fields), photo);
      return { image: this.dto(row), created: true };
    } catch (error) {
      await this.photos.discardUnlessUsed(apiKeyId, id, photo);
      throw error;
    }
  }

  private async change(
    tenant: Owner,
    id: string,
    fields: ImageFields,
    upload: UploadedPhoto | undefined,
  ): Promise<ImageDto> {
    const current = await this.existing(tenant, id);
    const isNew = upload !== undefined && !isSamePhoto(current, upload.sha256);
    const photo = isNew ? await this.photos.store(tenant.apiKeyId, id, upload) : undefined;
    let updated;
    try {
      updated = await this.repository.update(tenant.apiKeyId, id, fields, photo);
      if (updated === undefined) throw new NotFoundError('image');
    } catch (error) {
      if (photo !== undefined) await this.photos.discardUnlessUsed(tenant.apiKeyId, id, photo);
      throw error;
    }
    // Only now: until the commit, the row named the old files.
    if (updated.unused !== undefined) await this.photos.discard(updated.unused);
    return this.dto(updated.row);
  }

  private async existing(tenant: Owner, id: string): Promise<ImageRow> {
    assertImageId(id);
    const row = await this.repository.find(tenant.apiKeyId, id);
    if (row === undefined) throw new NotFoundError('image');
    return row;
  }

  private dto(row: ImageRow): ImageDto {
    return imageDto(row, this.urls);
  }
}

/** What is not a UUID names no image; Postgres would refuse to compare it. */
export function assertImageId(id: string): void {
  if (!idSchema.safeParse(id).success) throw new NotFoundError('image');
}
