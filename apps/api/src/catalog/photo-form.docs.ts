import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { z } from 'zod';

type JsonSchema = { properties?: Record<string, unknown>; required?: string[] };

const PHOTO = {
  type: 'string',
  format: 'binary',
  description: 'JPEG, PNG or WebP, at most 20 MB and 50 megapixels',
};

/** Documents a form: the fields of a schema and a file picker beside them. */
export function ApiPhotoForm(fields: z.ZodType, photo: 'required' | 'optional') {
  const { properties, required = [] } = z.toJSONSchema(fields, {
    target: 'openapi-3.0',
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
  }) as JsonSchema;
  const form = {
    type: 'object',
    additionalProperties: false,
    properties: { photo: PHOTO, ...properties },
    required: photo === 'required' ? ['photo', ...required] : required,
  };
  return applyDecorators(
    ApiConsumes('multipart/form-data', ...(photo === 'optional' ? ['application/json'] : [])),
    ApiBody({ schema: form as object }),
  );
}
