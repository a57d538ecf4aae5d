import { DomainError } from '#platform';

/** An item that is not there yet is described without a photo. */
export class ItemPhotoMissingError extends DomainError {
  readonly code = 'PHOTO_MISSING';
  readonly kind = 'invalid';

  constructor() {
    super('The item is new and has no photo. Give photo_url, or photo within a zip.');
  }
}
