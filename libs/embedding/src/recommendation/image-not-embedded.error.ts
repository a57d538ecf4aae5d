import { DomainError } from '#platform';

/** The item is there, its photo is not embedded. */
export class ImageNotEmbeddedError extends DomainError {
  readonly code = 'IMAGE_NOT_EMBEDDED';
  readonly kind = 'conflict';

  constructor(readonly imageId: string) {
    super('The photo of this item is not embedded yet. Its embedding_status says when it is, or why not.');
  }
}
