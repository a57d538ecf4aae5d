import { MAX_GARMENTS } from '#contracts';
import { GarmentChoiceError } from '../errors/garment-choice.error.js';
import type { NewTryOn } from './new-try-on.js';

/** @throws GarmentChoiceError where there is none, too many, or two of one kind */
export function requireGarments({ garments, fields }: NewTryOn): void {
  if (garments.length === 0) {
    throw new GarmentChoiceError(
      'GARMENT_MISSING',
      `Send the garment's photo as ${fields.garment}, or its image_id.`,
    );
  }
  if (garments.length > MAX_GARMENTS)
    throw new GarmentChoiceError('TOO_MANY_GARMENTS', 'Send at most three garments.');
  const kinds = garments.map(({ type }) => type).filter((type) => type !== 'auto');
  if (new Set(kinds).size < kinds.length) {
    throw new GarmentChoiceError(
      'GARMENT_TYPES_UNCLEAR',
      'Several garments must be of different kinds: one top, one bottom, one outer.',
    );
  }
}
