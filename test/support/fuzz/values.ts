import fc from 'fast-check';
import type { DescribedApi, Schema } from './described-api.js';

/** What a field is most often wrong by. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    ' ',
    '\0',
    'null',
    '-1',
    '1e999',
    '0x10',
    '💥',
    '../../etc/passwd',
    "' OR 1=1 --",
    '%00',
  ),
  fc.constantFrom<unknown>(null, true, [], {}, [null], { a: { b: {} } }, -1, 0.5, 1e21, 2 ** 31),
  fc.constantFrom(101, 401, 2_001, 6_001).map((length) => 'x'.repeat(length)),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Values that fit a schema; of `mixed` ones some do not, hence few objects of many fields. */
export function valuesOf(api: DescribedApi, schema: Schema, mixed: boolean): fc.Arbitrary<unknown> {
  if (!mixed) return fitting(api, schema, mixed);
  return fc.oneof({ weight: 9, arbitrary: fitting(api, schema, mixed) }, { weight: 1, arbitrary: odd });
}

function fitting(api: DescribedApi, given: Schema, mixed: boolean): fc.Arbitrary<unknown> {
  const schema = api.resolved(given);
  const some = schema.anyOf ?? schema.oneOf;
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (some !== undefined && schema.properties === undefined)
    return fc.oneof(...some.map((one) => valuesOf(api, one, mixed)));
  const types = [schema.type ?? []].flat();
  if (types.length === 0) return odd;
  return fc.oneof(...types.map((type) => ofType(api, type, schema, mixed)));
}

function ofType(api: DescribedApi, type: string, schema: Schema, mixed: boolean): fc.Arbitrary<unknown> {
  const { minimum = -1000, maximum = 1000, minItems = 0, maxItems = 3 } = schema;
  if (type === 'null') return fc.constant(null);
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer') return fc.integer({ min: Math.ceil(minimum), max: Math.min(maximum, 2 ** 31) });
  if (type === 'number')
    return fc.integer({ min: minimum * 100, max: Math.min(maximum, 1e6) * 100 }).map((n) => n / 100);
  if (type === 'array')
    return fc.array(valuesOf(api, schema.items ?? {}, mixed), {
      minLength: minItems,
      maxLength: Math.min(maxItems, 4),
    });
  if (type === 'object') return objects(api, schema, mixed);
  return texts(schema, mixed);
}

function objects(
  api: DescribedApi,
  { properties = {}, required = [], additionalProperties }: Schema,
  mixed: boolean,
) {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, one]) => [name, valuesOf(api, one, mixed)]),
  );
  const known = fc.record(fields, { requiredKeys: required });
  if (!mixed) return known;
  const others = typeof additionalProperties === 'object' ? valuesOf(api, additionalProperties, mixed) : odd;
  const extra = fc.dictionary(fc.constantFrom('material', 'x', 'constructor', ' '), others, { maxKeys: 2 });
  // One without a field that is needed, or with one that nobody knows, comes now and then.
  return fc.tuple(known, extra, fc.nat(19), fc.nat(9)).map(([value, more, which, luck]): object => {
    if (typeof additionalProperties === 'object' || luck === 0) return { ...value, ...more };
    const dropped = luck === 1 ? required[which % Math.max(1, required.length)] : undefined;
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== dropped));
  });
}

function texts(
  { format, pattern, minLength = 0, maxLength = 40 }: Schema,
  mixed: boolean,
): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time')
    return fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
      .map((date) => date.toISOString());
  if (format === 'uri') return fc.webPath().map((path) => `https://nowhere.invalid${path}`);
  const longest = Math.min(maxLength, Math.max(minLength, 40));
  const free = fc.string({ unit: 'grapheme', minLength, maxLength: longest });
  if (pattern === undefined || pattern.includes('\\u0000')) {
    return fc.oneof(free, fc.constantFrom('a red dress', 'x'.repeat(Math.min(maxLength, 3_000))));
  }
  if (!mixed) return fc.stringMatching(new RegExp(pattern));
  return fc.oneof(
    { weight: 3, arbitrary: fc.stringMatching(new RegExp(pattern)) },
    { weight: 1, arbitrary: free },
  );
}
