import type { SwaggerDocumentOptions } from '@nestjs/swagger';
import { z } from 'zod';
import { DECIMAL } from '#contracts';

type Converter = NonNullable<SwaggerDocumentOptions['standardSchemaConverter']>;
type Override = NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override']>;

/** No NUL: what ContractValidationPipe asks of every text. Half a surrogate pair, no JSON document can describe. */
export const TEXT = '^[^\\u0000]*$';
/** The same of a text of which white space at its ends is taken off, and something has to be left. */
export const WORDS = '^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$';

/** What this document says of a schema beyond what zod does. */
export function overrideOf(io: 'input' | 'output'): Override {
  return ({ zodSchema, jsonSchema }) => {
    // zod's pattern repeats the format and fills half a screen.
    if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
    // An answer may grow a field without breaking a strict client.
    if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    if (io === 'input' && isTextNumber(zodSchema)) {
      jsonSchema.type = [jsonSchema.type, 'string'] as unknown as 'string';
      jsonSchema.pattern = DECIMAL.source;
    }
    // zod leaves out what a text is made of: a number, a boolean.
    const { def } = zodSchema._zod;
    if (def.type === 'default' && isPlain(def.defaultValue)) jsonSchema.default ??= def.defaultValue;
    if (io === 'output' || jsonSchema.type !== 'string') return;
    const isWords = (jsonSchema.minLength ?? 0) > 0 && isTrimmed(zodSchema);
    if (isFreeText(jsonSchema)) jsonSchema.pattern = isWords ? WORDS : (jsonSchema.pattern ?? TEXT);
    else if (isTrimmed(zodSchema)) jsonSchema.pattern &&= spaced(jsonSchema.pattern);
  };
}

/** Of `textNumber`: whatever the number is, its digits are taken for it. */
function isTextNumber({ _zod: { def } }: z.core.$ZodTypes): boolean {
  if (def.type !== 'pipe') return false;
  return def.in._zod.def.type === 'transform' && def.out._zod.def.type === 'number';
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function isFreeText({ format, pattern, enum: values, const: value, allOf }: z.core.JSONSchema.BaseSchema) {
  const isOwn = pattern === undefined || pattern === TEXT || pattern === WORDS;
  return isOwn && [format, values, value, allOf].every((one) => one === undefined);
}

/** With the white space that is taken off. */
function spaced(pattern: string): string {
  return pattern.startsWith('^\\s*') ? pattern : `^\\s*${pattern.replace(/^\^|\$$/g, '')}\\s*$`;
}

function isTrimmed(schema: z.core.$ZodTypes): boolean {
  const checks = schema._zod.def.checks ?? [];
  return checks.some((check) => {
    const { def } = check._zod as { def: { check: string; tx?: (text: string) => unknown } };
    return def.check === 'overwrite' && def.tx?.(' ') === '';
  });
}

/**
 * A zod schema in the dialect of OpenAPI 3.1. A schema that carries an id becomes a component of that name.
 * What JSON Schema cannot say (a transformation, a file) is left open instead of failing.
 */
export const toOpenApiSchema: Converter = (schema, { schemaType }) => {
  if (!(schema instanceof z.ZodType)) return undefined;
  const {
    $defs,
    $schema: _dialect,
    ...root
  } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: schemaType,
    unrepresentable: 'any',
    override: overrideOf(schemaType),
  });
  return { schema: root, components: $defs as Record<string, unknown> | undefined };
};
