import { applyDecorators } from '@nestjs/common';
import { ApiBody, type ApiBodyOptions, ApiConsumes } from '@nestjs/swagger';
import type { z } from 'zod';
import { formShapeOf, shapeOf } from '../docs/form-shape.js';

/** Where the document finds what the body is when it is JSON. */
export const JSON_BODY = 'x-json-body';

const PHOTO = {
  type: 'string',
  format: 'binary',
  minLength: 1,
  description: 'JPEG, PNG or WebP, at most 20 MB and 50 megapixels',
};

/** Documents a form: the fields of a schema and a file picker beside them. */
export function ApiPhotoForm(fields: z.ZodType, photo: 'required' | 'optional') {
  const { properties, required } = formShapeOf(fields);
  const form = {
    type: 'object',
    additionalProperties: false,
    properties: { photo: PHOTO, ...properties },
    required: photo === 'required' ? ['photo', ...required] : required,
    [JSON_BODY]: shapeOf(fields),
  };
  return applyDecorators(
    ApiConsumes('multipart/form-data', ...(photo === 'optional' ? ['application/json'] : [])),
    // Nest's document takes the schema of `@Body({ schema })` before this one, unless it is taken away.
    ApiBody({ schema: form, standardSchema: null } as ApiBodyOptions),
  );
}
