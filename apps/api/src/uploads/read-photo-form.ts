import type { FastifyRequest } from 'fastify';
import { MAX_PHOTO_BYTES, PhotoTooLargeError } from '#catalog';
import { type FormShape, readForm } from './read-form.js';
import type { UploadedFile } from './uploaded-file.js';

/** The file part that a form may have. */
const PHOTO_FIELD = 'photo';

export type PhotoForm = { fields: Record<string, unknown>; photo?: UploadedFile };

const shape: Pick<FormShape, 'files'> = {
  files: {
    [PHOTO_FIELD]: {
      max: 1,
      tooMany: 'More than one photo was sent. Send one photo for each item.',
      tooLarge: () => new PhotoTooLargeError(MAX_PHOTO_BYTES),
    },
  },
};

/**
 * Reads the form of an item.
 * @param how what is done with bytes and fields as they come
 * @throws UploadRejectedError, PhotoTooLargeError
 */
export async function readPhotoForm(
  request: FastifyRequest,
  how: Pick<FormShape, 'reserve' | 'takeOut' | 'repeatable'>,
): Promise<PhotoForm> {
  const { fields, files } = await readForm(request, { ...shape, ...how });
  return { fields, photo: files[0] };
}
