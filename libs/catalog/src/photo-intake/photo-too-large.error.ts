import { DomainError } from '#platform';

/** The file has more bytes than are read. */
export class PhotoTooLargeError extends DomainError {
  readonly code = 'PHOTO_TOO_LARGE';
  readonly kind = 'too-large';

  constructor(readonly limitBytes: number) {
    super(`The photo is larger than ${Math.floor(limitBytes / 1_048_576)} MB. Send a smaller file.`);
  }
}
