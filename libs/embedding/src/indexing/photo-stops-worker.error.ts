import { DomainError } from '#platform';

/** A worker was lost with a photo as often as may be chance: it is not tried again. */
export class PhotoStopsWorkerError extends DomainError {
  readonly code = 'PHOTO_STOPS_WORKER';
  readonly kind = 'unprocessable';

  constructor() {
    super('The worker stopped several times while it encoded this photo. Send the photo in another format.');
  }
}
