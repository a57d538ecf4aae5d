import { applyDecorators } from '@nestjs/common';
import { ApiBody, type ApiBodyOptions, ApiConsumes } from '@nestjs/swagger';
import type { z } from 'zod';
import { formShapeOf, shapeOf } from '../docs/form-shape.js';
import { photoPart } from '../docs/photo-part.js';

/** Where the document finds what the body is when it is JSON. */
export const JSON_BODY = 'x-json-body';

/** Documents a form: the fields of a schema and a file picker beside them. */
export function ApiPhotoForm(fields: z.ZodType, photo: 'required' | 'optional') {
  const { properties, required } = formShapeOf(fields);
  const form = {
    type: 'object',
    additionalProperties: false,
    properties: { photo: photoPart(), ...properties },
    required: photo === 'required' ? ['photo', ...required] : required,
    [JSON_BODY]: shapeOf(fields),
  };
  return applyDecorators(
    ApiConsumes('multipart/form-data', ...(photo === 'optional' ? ['application/json'] : [])),
    // Nest's document takes the schema of `@Body({ schema })` before this one, unless it is taken away.
    ApiBody({ schema: form, standardSchema: null } as ApiBodyOptions),
  );
}
