import type { FastifyRequest } from 'fastify';
import type { CreateTryOn } from '#contracts';
import { GarmentChoiceError, type NewGarment, type NewTryOn } from '#try-on';
import { UploadRejectedError } from '../uploads/upload-rejected.error.js';
import { CANONICAL_FORM, filesOf, type TryOnForm } from './try-on-form.js';

/**
 * The request of the canonical form as the service takes it.
 * @throws UploadRejectedError without a person photo
 * @throws GarmentChoiceError
 */
export function newTryOn(request: FastifyRequest, fields: CreateTryOn): NewTryOn {
  const { image_id, garment_type, mode, session, consent, ...options } = fields;
  return {
    person: requirePerson(request, CANONICAL_FORM),
    fields: CANONICAL_FORM,
    garments: garmentsOf(filesOf(request, CANONICAL_FORM.garment), image_id ?? [], garment_type ?? []),
    mode,
    session,
    ...(consent !== undefined && { consent }),
    options,
  };
}

/** @throws UploadRejectedError */
export function requirePerson(request: FastifyRequest, { person }: TryOnForm): Buffer {
  const [photo] = filesOf(request, person);
  if (photo !== undefined) return photo;
  if (!request.isMultipart()) {
    throw new UploadRejectedError(
      'NOT_MULTIPART',
      `Send multipart/form-data with the file part "${person}".`,
    );
  }
  throw new UploadRejectedError(
    'PHOTO_MISSING',
    `No photo of the person was sent. Add the file as "${person}".`,
  );
}

function garmentsOf(photos: Buffer[], imageIds: string[], types: NewGarment['type'][]): NewGarment[] {
  if (photos.length > 0 && imageIds.length > 0) {
    throw new GarmentChoiceError(
      'GARMENT_AMBIGUOUS',
      'Send the garment either as clothing_image or as image_id, not both.',
    );
  }
  const count = photos.length + imageIds.length;
  if (types.length > 0 && types.length !== count) {
    throw new GarmentChoiceError(
      'GARMENT_TYPES_UNCLEAR',
      'Send garment_type once for each garment, in their order, or not at all.',
    );
  }
  return [
    ...photos.map((photo, at): NewGarment => ({ type: types[at] ?? 'auto', photo })),
    ...imageIds.map((imageId, at): NewGarment => ({ type: types[at] ?? 'auto', imageId })),
  ];
}
