import { randomBytes } from 'node:crypto';

/** The files that are stored of an item; a preview of large photos alone. */
export type PhotoVariant = 'photo' | 'preview' | 'thumbnail';

export type PhotoKeys = { photoKey: string; thumbnailKey: string };

/** Fresh object storage keys for a new photo: a key is never used for other bytes. */
export function newPhotoKeys(apiKeyId: string, imageId: string): PhotoKeys {
  const version = randomBytes(9).toString('base64url');
  return {
    photoKey: photoKeyOf(apiKeyId, imageId, version, 'photo'),
    thumbnailKey: photoKeyOf(apiKeyId, imageId, version, 'thumbnail'),
  };
}

export function photoKeyOf(
  apiKeyId: string,
  imageId: string,
  version: string,
  variant: PhotoVariant,
): string {
  return `${photoPrefixOf(apiKeyId, imageId)}${version}-${variant}.jpg`;
}

const PHOTO_ENDING = 'photo.jpg';

/** Where the preview of a photo is stored, if it has one: beside it, and never in its place. */
export function previewKeyOf(photoKey: string): string {
  return `${photoKey.slice(0, -PHOTO_ENDING.length)}preview.jpg`;
}

/** Everything stored of one item, old photos included, starts with this. */
export function photoPrefixOf(apiKeyId: string, imageId: string): string {
  return `${apiKeyId}/${imageId}/`;
}

/** The version within a stored key, 12 characters: what photo URLs carry. */
export function versionOf(photoKey: string): string {
  return photoKey.slice(photoKey.lastIndexOf('/') + 1).slice(0, 12);
}
