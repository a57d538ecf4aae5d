import { applyDecorators } from '@nestjs/common';
import { ApiBody, type ApiBodyOptions, ApiConsumes } from '@nestjs/swagger';
import type { z } from 'zod';
import { shapeOf } from '../docs/form-shape.js';

/** Documents a form: file parts, and the fields of a schema beside them. */
export function ApiTryOnForm(
  fields: z.ZodType,
  files: Record<string, { description: string; required?: boolean }>,
) {
  const { properties, required = [] } = shapeOf(fields);
  const parts = Object.entries(files).map(([name, { description }]) => [
    name,
    {
      type: 'string',
      format: 'binary',
      description: `${description}. JPEG, PNG or WebP, at most 20 MB and 50 megapixels`,
    },
  ]);
  const needed = Object.keys(files).filter((name) => files[name]?.required);
  const form = {
    type: 'object',
    additionalProperties: false,
    properties: { ...Object.fromEntries(parts), ...properties },
    required: [...needed, ...required],
  };
  return applyDecorators(
    ApiConsumes('multipart/form-data'),
    // Nest's document takes the schema of `@Body({ schema })` before this one, unless it is taken away.
    ApiBody({ schema: form, standardSchema: null } as ApiBodyOptions),
  );
}
