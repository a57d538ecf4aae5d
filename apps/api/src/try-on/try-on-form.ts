import type { FastifyRequest } from 'fastify';
import { MAX_GARMENTS } from '#contracts';
import { tooManyBytes } from '#try-on';
import type { FilePart } from '../uploads/read-form.js';
import type { UploadedFile } from '../uploads/uploaded-file.js';

/** The two photos of a form, by the names that an API gives them. */
export type TryOnForm = { person: string; garment: string; maxGarments: number };

/** The canonical form, which is also that of one of the documented APIs. */
export const CANONICAL_FORM: TryOnForm = {
  person: 'person_image',
  garment: 'clothing_image',
  maxGarments: MAX_GARMENTS,
};

export function shapeOf({ person, garment, maxGarments }: TryOnForm): {
  files: Record<string, FilePart>;
  repeatable: readonly string[];
} {
  return {
    files: {
      [person]: {
        max: 1,
        tooMany: `More than one ${person} was sent. Send one person at a time.`,
        tooLarge: () => tooManyBytes(person),
      },
      [garment]: {
        max: maxGarments,
        tooMany: `More than ${maxGarments} of ${garment} were sent.`,
        tooLarge: () => tooManyBytes(garment),
      },
    },
    repeatable: ['image_id', 'garment_type'],
  };
}

/** The files of a part, of a route behind a TryOnUploadInterceptor. */
export function filesOf({ uploadedFiles = [] }: FastifyRequest, fieldname: string): Buffer[] {
  return uploadedFiles
    .filter((file: UploadedFile) => file.fieldname === fieldname)
    .map(({ buffer }: UploadedFile) => buffer);
}
