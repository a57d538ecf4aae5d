import { applyDecorators } from '@nestjs/common';
import { ApiBody, type ApiBodyOptions, ApiConsumes } from '@nestjs/swagger';
import type { z } from 'zod';
import { formShapeOf } from '../docs/form-shape.js';
import { photoPart } from '../docs/photo-part.js';

/**
 * Documents a form: file parts, and the fields of a schema beside them.
 * @param more pairs of which one is needed and not the other; whether fields that it does not know may come
 */
export function ApiTryOnForm(
  fields: z.ZodType,
  files: Record<string, { description: string; required?: boolean }>,
  { oneOf = [], ignoresUnknown = false }: { oneOf?: [string, string][]; ignoresUnknown?: boolean } = {},
) {
  const { properties, required } = formShapeOf(fields);
  const parts = Object.entries(files).map(([name, { description }]) => [name, photoPart(description)]);
  const needed = Object.keys(files).filter((name) => files[name]?.required);
  const form = {
    type: 'object',
    ...(ignoresUnknown ? {} : { additionalProperties: false }),
    properties: { ...Object.fromEntries(parts), ...properties },
    required: [...needed, ...required],
    ...(oneOf.length > 0 && {
      allOf: oneOf.map((names) => ({ oneOf: names.map((name) => ({ required: [name] })) })),
    }),
  };
  return applyDecorators(
    ApiConsumes('multipart/form-data'),
    // Nest's document takes the schema of `@Body({ schema })` before this one, unless it is taken away.
    ApiBody({ schema: form, standardSchema: null } as ApiBodyOptions),
  );
}
