import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { ObjectStorage, PrismaService } from '#platform';
import { newPhotoKeys, type PhotoKeys, photoPrefixOf, previewKeyOf } from './photo-keys.js';
import { PhotoIntake } from './photo-intake/photo-intake.js';

/** A photo in object storage, as the columns of its row. */
export type StoredPhoto = PhotoKeys & {
  photoSha256: Uint8Array<ArrayBuffer>;
  photoType: string;
  photoBytes: number;
  width: number;
  height: number;
};

/** A file as it was sent, with its SHA-256. */
export type UploadedPhoto = { file: Buffer; sha256: Uint8Array<ArrayBuffer> };

/** Puts photos into object storage before their row is written, and takes them out when no row needs them. */
@Injectable()
export class PhotoStore {
  constructor(
    private readonly intake: PhotoIntake,
    private readonly storage: ObjectStorage,
    private readonly prisma: PrismaService,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(PhotoStore.name);
  }

  async receive(file: Buffer): Promise<UploadedPhoto> {
    return { file, sha256: new Uint8Array(await this.intake.fingerprint(file)) };
  }

  /**
   * Checks, prepares and stores a photo under new keys: all its files or none.
   * @throws ImageRejectedError, PhotoTooLargeError, DependencyUnavailableError('object storage')
   */
  async store(apiKeyId: string, imageId: string, upload: UploadedPhoto): Promise<StoredPhoto> {
    const prepared = await this.intake.prepare(upload.file);
    const preview = await this.intake.preview(prepared);
    const { photo, thumbnail, contentType, width, height } = prepared;
    const keys = newPhotoKeys(apiKeyId, imageId);
    const puts = await Promise.allSettled([
      this.storage.put(keys.photoKey, photo, contentType),
      this.storage.put(keys.thumbnailKey, thumbnail, contentType),
      ...(preview === undefined ? [] : [this.storage.put(previewKeyOf(keys.photoKey), preview, contentType)]),
    ]);
    const failed = puts.find((put) => put.status === 'rejected');
    if (failed !== undefined) {
      await this.discard(keys);
      throw failed.reason;
    }
    const photoSha256 = upload.sha256;
    return { ...keys, photoSha256, photoType: contentType, photoBytes: photo.length, width, height };
  }

  /** Deletes files that no row names. One that cannot be deleted is left over and logged: the change stands. */
  async discard({ photoKey, thumbnailKey }: PhotoKeys): Promise<void> {
    const deletions = await Promise.allSettled([
      this.storage.delete(photoKey),
      this.storage.delete(previewKeyOf(photoKey)),
      this.storage.delete(thumbnailKey),
    ]);
    for (const deletion of deletions) {
      if (deletion.status === 'rejected') {
        this.logger.warn({ err: deletion.reason as Error, photoKey }, 'A photo was not deleted from storage');
      }
    }
  }

  /**
   * Deletes the files of a row that could not be written. A connection lost during COMMIT leaves open whether it
   * was: then the row is asked, and without an answer the files stay.
   */
  async discardUnlessUsed(apiKeyId: string, imageId: string, keys: PhotoKeys): Promise<void> {
    try {
      const row = await this.prisma.image.findUnique({
        where: { apiKeyId_id: { apiKeyId, id: imageId } },
        select: { photoKey: true },
      });
      if (row?.photoKey === keys.photoKey) return;
    } catch (error) {
      this.logger.warn({ err: error, photoKey: keys.photoKey }, 'A photo may be left over in storage');
      return;
    }
    await this.discard(keys);
  }

  /**
   * Deletes whatever is still stored of a deleted item, for instance after a crash between the row's deletion and
   * the files'. Does nothing while the item exists.
   */
  async removeLeftOver(apiKeyId: string, imageId: string): Promise<void> {
    const row = await this.prisma.image.findUnique({
      where: { apiKeyId_id: { apiKeyId, id: imageId } },
      select: { id: true },
    });
    if (row === null) await this.storage.deletePrefix(photoPrefixOf(apiKeyId, imageId));
  }
}
