import { z } from 'zod';

type JsonSchema = { properties?: Record<string, unknown>; required?: string[] };
type Reference = JsonSchema & { $ref?: string; allOf?: { $ref?: string }[] };

/** The fields of a form, by the schema of them. A schema with an id comes as a reference to a definition of that name, one made from another as two of them. */
export function shapeOf(fields: z.ZodType): JsonSchema {
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
