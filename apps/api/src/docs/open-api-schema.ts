import type { SwaggerDocumentOptions } from '@nestjs/swagger';
import { z } from 'zod';

type Converter = NonNullable<SwaggerDocumentOptions['standardSchemaConverter']>;

/**
 * A zod schema in the dialect of OpenAPI 3.0. A schema that carries an id becomes a component of that name.
 * What JSON Schema cannot say (a transformation, a file) is left open instead of failing.
 */
export const toOpenApiSchema: Converter = (schema, { schemaType }) => {
  if (!(schema instanceof z.ZodType)) return undefined;
  const { definitions, ...root } = z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io: schemaType,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // zod's pattern repeats the format and fills half a screen.
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
      // An answer may grow a field without breaking a strict client.
      if (schemaType === 'output' && jsonSchema.additionalProperties === false) {
        delete jsonSchema.additionalProperties;
      }
    },
  });
  return { schema: root, components: definitions as Record<string, unknown> | undefined };
};
