import type { OpenAPIObject } from '@nestjs/swagger';

type Schema = {
  $ref?: string;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  default?: unknown;
  example?: unknown;
  minimum?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
};
type MediaType = { schema?: Schema; example?: unknown };
type Operation = {
  requestBody?: { content?: Record<string, MediaType> };
  responses?: Record<string, { content?: Record<string, MediaType> }>;
};

/** A file: what it holds, no example shows. */
const FILE = Symbol('file');
/** A text that could be anything: its schema has to say what is usual. */
const MISSING = Symbol('missing');

const FORMATS: Record<string, string> = {
  uuid: '0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e',
  'date-time': '2026-11-20T12:00:00.000Z',
  uri: 'https://shop.example/dress-17',
};

/** Tables of items, as an import takes them and an export gives them. */
const TABLES: Record<string, string> = {
  'text/csv': 'name,price,photo_url\nRed dress,49.90,https://shop.example/red.jpg\n',
  'application/x-ndjson': '{"name":"Red dress","price":49.9,"photo_url":"https://shop.example/red.jpg"}\n',
};

/**
 * Gives every body and every good answer an example, made of the examples of its fields where it has none of its own.
 * One with a field of which nothing is known stays without: a spec names it.
 */
export function addExamples(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  const make = maker(schemas);
  for (const schema of Object.values(schemas)) {
    const example = make(schema);
    if (example !== MISSING && example !== FILE) schema.example ??= example;
  }
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path) as Operation[]) {
      for (const [type, media] of mediaTypes(operation)) {
        for (const field of Object.values(media.schema?.properties ?? {})) {
          const example = make(field);
          if (example !== MISSING && example !== FILE) field.example ??= example;
        }
        const example = media.schema && make(media.schema);
        if (example === FILE) media.example ??= TABLES[type];
        else if (example !== MISSING) media.example ??= example;
      }
    }
  }
}

function mediaTypes({ requestBody, responses = {} }: Operation): [type: string, MediaType][] {
  const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  return [requestBody, ...good.map(([, response]) => response)].flatMap((body) =>
    Object.entries(body?.content ?? {}),
  );
}

function maker(schemas: Record<string, Schema>): (schema: Schema) => unknown {
  return function make(schema: Schema): unknown {
    const { $ref, allOf, anyOf, oneOf, items, properties, format } = schema;
    const types = [schema.type ?? []].flat();
    if (schema.example !== undefined) return schema.example;
    if (schema.default !== undefined) return schema.default;
    if (schema.enum !== undefined) return schema.enum[0];
    if ($ref !== undefined) return make(schemas[$ref.split('/').at(-1) ?? ''] ?? {});
    if (format === 'binary') return FILE;
    if (properties === undefined) {
      const made = (allOf ?? anyOf ?? oneOf ?? []).map(make);
      const [one] = made.filter((value) => value !== MISSING);
      if (made.length > 0) return made[0] === FILE ? FILE : one === undefined ? MISSING : one;
    }
    if (items !== undefined) {
      const item = make(items);
      return item === MISSING || item === FILE ? item : [item];
    }
    if (types.includes('object')) {
      const fields = Object.entries(properties ?? {}).map(([name, field]) => [name, make(field)] as const);
      if (fields.some(([, value]) => value === MISSING)) return MISSING;
      return Object.fromEntries(fields.filter(([, value]) => value !== FILE && value !== ''));
    }
    if (types.includes('integer') || types.includes('number')) return schema.minimum ?? 1;
    if (types.includes('boolean')) return true;
    return FORMATS[format ?? ''] ?? (types.includes('null') ? null : MISSING);
  };
}
