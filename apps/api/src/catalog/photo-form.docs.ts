import { applyDecorators } from '@nestjs/common';
import { ApiBody, type ApiBodyOptions, ApiConsumes } from '@nestjs/swagger';
import { z } from 'zod';

type JsonSchema = { properties?: Record<string, unknown>; required?: string[] };
type Reference = JsonSchema & { $ref?: string; allOf?: { $ref?: string }[] };

const PHOTO = {
  type: 'string',
  format: 'binary',
  description: 'JPEG, PNG or WebP, at most 20 MB and 50 megapixels',
};

/** Documents a form: the fields of a schema and a file picker beside them. */
export function ApiPhotoForm(fields: z.ZodType, photo: 'required' | 'optional') {
  const { properties, required = [] } = shapeOf(fields);
  const form = {
    type: 'object',
    additionalProperties: false,
    properties: { photo: PHOTO, ...properties },
    required: photo === 'required' ? ['photo', ...required] : required,
  };
  return applyDecorators(
    ApiConsumes('multipart/form-data', ...(photo === 'optional' ? ['application/json'] : [])),
    // Nest's document takes the schema of `@Body({ schema })` before this one, unless it is taken away.
    ApiBody({ schema: form, standardSchema: null } as ApiBodyOptions),
  );
}

/** A schema with an id comes as a reference to a definition of that name, one made from another as two of them. */
function shapeOf(fields: z.ZodType): JsonSchema {
  const { definitions = {}, ...root } = z.toJSONSchema(fields, {
    target: 'openapi-3.0',
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
  }) as Reference & { definitions?: Record<string, Reference> };
  let shape: Reference = root;
  while (shape.$ref !== undefined || shape.allOf !== undefined) {
    const name = (shape.$ref ?? shape.allOf?.[0]?.$ref)?.split('/').at(-1) ?? '';
    shape = definitions[name] ?? {};
  }
  return shape;
}
