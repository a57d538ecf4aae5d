import { DomainError } from '#platform';

/** The request does not say clearly which garments are to be put on. */
export class GarmentChoiceError extends DomainError {
  readonly kind = 'invalid';

  constructor(
    readonly code: 'GARMENT_MISSING' | 'GARMENT_AMBIGUOUS' | 'GARMENT_TYPES_UNCLEAR' | 'TOO_MANY_GARMENTS',
    message: string,
  ) {
    super(message);
  }
}
