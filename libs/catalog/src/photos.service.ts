import { Injectable } from '@nestjs/common';
import { NotFoundError, ObjectMissingError, ObjectStorage, type StoredObject } from '#platform';
import { LiveKeys, type Tenant } from '#tenant/keys';
import { ImageRepository } from './image.repository.js';
import { ImageUrls, type PhotoSignature } from './image-urls.js';
import { assertImageId } from './images.service.js';
import { photoKeyOf, type PhotoKeys, type PhotoVariant, previewKeyOf, versionOf } from './photo-keys.js';

/** Where a photo is stored; the version changes with its bytes. */
export type PhotoLocation = {
  key: string;
  version: string;
  /** What is shown where that is not stored: of a preview, the photo. Small photos have none, nor have those of before. */
  otherwise?: string;
};

/** Photos as browsers fetch them. Whatever the caller may not see is `NotFoundError('image')`. */
@Injectable()
export class PhotosService {
  constructor(
    private readonly repository: ImageRepository,
    private readonly storage: ObjectStorage,
    private readonly urls: ImageUrls,
    private readonly liveKeys: LiveKeys,
  ) {}

  /**
   * The photo that a signed URL names. The signature says all there is to know of it; whose it is must be in use.
   * @throws NotFoundError when the signature is not ours for this photo, or its shop is suspended
   */
  async locateSigned(
    imageId: string,
    variant: PhotoVariant,
    signature: PhotoSignature,
  ): Promise<PhotoLocation> {
    const apiKeyId = this.urls.verify(imageId, variant, signature);
    if (apiKeyId === undefined || !(await this.liveKeys.has(apiKeyId))) throw new NotFoundError('image');
    const keyOf = (stored: 'photo' | 'thumbnail') => photoKeyOf(apiKeyId, imageId, signature.v, stored);
    return locationOf({ photoKey: keyOf('photo'), thumbnailKey: keyOf('thumbnail') }, variant);
  }

  /** The photo that an item of the tenant has now. @throws NotFoundError */
  async locateOwn(tenant: Tenant, imageId: string, variant: PhotoVariant): Promise<PhotoLocation> {
    assertImageId(imageId);
    const row = await this.repository.find(tenant.apiKeyId, imageId);
    if (row === undefined) throw new NotFoundError('image');
    return locationOf(row, variant);
  }

  /** @throws NotFoundError when the photo was replaced or deleted since */
  async open({ key, otherwise }: Omit<PhotoLocation, 'version'>): Promise<StoredObject> {
    try {
      return await this.storage.get(key);
    } catch (error) {
      if (!(error instanceof ObjectMissingError)) throw error;
      if (otherwise === undefined) throw new NotFoundError('image');
      return this.open({ key: otherwise });
    }
  }
}

function locationOf({ photoKey, thumbnailKey }: PhotoKeys, variant: PhotoVariant): PhotoLocation {
  const version = versionOf(photoKey);
  if (variant === 'preview') return { key: previewKeyOf(photoKey), version, otherwise: photoKey };
  return { key: variant === 'photo' ? photoKey : thumbnailKey, version };
}
