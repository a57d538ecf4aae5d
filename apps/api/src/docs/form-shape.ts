import { z } from 'zod';
import { overrideOf, TEXT, WORDS } from './open-api-schema.js';

export type Schema = {
  $ref?: string;
  allOf?: Schema[];
  anyOf?: Schema[];
  type?: string | string[];
  enum?: unknown[];
  format?: string;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  properties?: Record<string, Schema>;
  required?: string[];
};

/**
 * The fields of an object, by the schema of them. A schema with an id comes as a reference to a definition of that
 * name, one made from another as two of them.
 */
export function shapeOf(fields: z.ZodType): Schema {
  const { $defs = {}, ...root } = z.toJSONSchema(fields, {
    target: 'draft-2020-12',
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
    override: overrideOf('input'),
  }) as Schema & { $defs?: Record<string, Schema> };
  let shape: Schema = root;
  while (shape.$ref !== undefined || shape.allOf !== undefined) {
    const name = (shape.$ref ?? shape.allOf?.[0]?.$ref)?.split('/').at(-1) ?? '';
    shape = $defs[name] ?? {};
  }
  return shape;
}

/** The same as a form has them: whatever is optional may be left empty there, as by browsers. */
export function formShapeOf(fields: z.ZodType): Required<Pick<Schema, 'properties' | 'required'>> {
  const { properties = {}, required = [] } = shapeOf(fields);
  const entries = Object.entries(properties).map(([name, field]) => [
    name,
    required.includes(name) ? field : orEmpty(field),
  ]);
  return { properties: Object.fromEntries(entries) as Record<string, Schema>, required };
}

function orEmpty(field: Schema): Schema {
  const { anyOf, type, pattern, minLength: _least, ...rest } = field;
  if (anyOf !== undefined) {
    const some = anyOf.map((one) => (one.type === 'string' ? orEmpty(one) : one));
    const isText = some.some((one) => one.type === 'string' && one.format === undefined);
    return { ...field, anyOf: isText ? some : [...some, { type: 'string', maxLength: 0 }] };
  }
  if (Array.isArray(type)) return { ...rest, type, pattern: `^$|${pattern ?? ''}` };
  if (type === 'integer' || type === 'number' || type === 'boolean')
    return { ...rest, type: [type, 'string'], maxLength: 0 };
  if (type !== 'string') return field;
  if (rest.enum !== undefined) return { ...field, enum: [...rest.enum, ''] };
  if (rest.format !== undefined) {
    const { format, ...others } = rest;
    return {
      ...others,
      anyOf: [
        { type, format },
        { type, maxLength: 0 },
      ],
    };
  }
  const free = pattern === undefined || pattern === TEXT || pattern === WORDS;
  return { ...rest, type, pattern: free ? TEXT : `^$|${pattern}` };
}
