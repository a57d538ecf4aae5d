import { DomainError } from '#platform';

/** No item of the catalogue is called that. */
export class NoSuchGarmentError extends DomainError {
  readonly code = 'CLOTHING_NOT_FOUND';
  readonly kind = 'unprocessable';

  constructor(readonly asked: string) {
    super(
      'No item of the catalogue has this clothing_name as its name or external_id. Send clothing_image, or the ' +
        'name of an item.',
    );
  }
}
