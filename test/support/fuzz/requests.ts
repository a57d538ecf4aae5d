import fc from 'fast-check';
import type { DescribedApi, Operation, Parameter } from './described-api.js';
import { valuesOf } from './values.js';

export type FuzzRequest = {
  path: Record<string, string>;
  query: [name: string, value: string][];
  headers: Record<string, string>;
  type: string | undefined;
  body: unknown;
  files: [field: string, name: string][];
};

/** What is sent where ids, tokens and photos are asked for. */
export type Known = { ids: string[]; token: string; files: Record<string, Buffer> };

export function requestsOf(api: DescribedApi, operation: Operation, known: Known): fc.Arbitrary<FuzzRequest> {
  const of = (place: Parameter['in']) => operation.parameters.filter((one) => one.in === place);
  const types = Object.keys(operation.bodies);
  const made = (mixed: boolean) =>
    fc
      .record({
        path: pathsOf(api, of('path'), known, mixed),
        query: queriesOf(api, of('query'), mixed),
        headers: headersOf(of('header')),
        type: types.length === 0 ? fc.constant(undefined) : fc.constantFrom(...types),
      })
      .chain((head) =>
        bodiesOf(api, operation, known, head.type, mixed).map((body) => ({ ...head, ...body })),
      );
  // Of many fields one is nearly always wrong: without the others, no large request would be done.
  return fc.oneof(made(true), made(false));
}

function pathsOf(api: DescribedApi, parameters: Parameter[], { ids, token }: Known, mixed: boolean) {
  const id = fc.constantFrom(...ids);
  const values = parameters.map(({ name, schema }): [string, fc.Arbitrary<string>] => {
    if (name === 'api_key') return [name, fc.constant(token)];
    const any = valuesOf(api, schema, mixed).map((value) =>
      typeof value === 'string' ? value : JSON.stringify(value),
    );
    // Nothing in a part of a path makes another path of it.
    const given = any.map((text) => (text === '' || text === '.' || text === '..' ? '0' : wellFormed(text)));
    return [name, fc.oneof(id, given)];
  });
  return fc.record(Object.fromEntries(values)) as fc.Arbitrary<Record<string, string>>;
}

function queriesOf(
  api: DescribedApi,
  parameters: Parameter[],
  mixed: boolean,
): fc.Arbitrary<[string, string][]> {
  const fields = Object.fromEntries(
    parameters.map(({ name, schema }) => [name, valuesOf(api, schema, mixed)]),
  );
  const requiredKeys = parameters.filter((one) => one.required === true).map(({ name }) => name);
  return fc.tuple(fc.record(fields, { requiredKeys }), fc.nat(19)).map(([values, luck]) => {
    const pairs = Object.entries(values).flatMap(([name, value]) =>
      textsOf(value).map((text): [string, string] => [name, text]),
    );
    if (!mixed) return pairs;
    return luck === 0 ? [...pairs, ['stray', '1']] : luck === 1 ? [...pairs, ...pairs] : pairs;
  });
}

/** A value as a query string or a form has it: once for each of a list. */
function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => textsOf(one));
  return [wellFormed(typeof value === 'string' ? value : JSON.stringify(value))];
}

/** Half of a surrogate pair cannot be sent as UTF-8. */
function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '');
}

function headersOf(parameters: Parameter[]): fc.Arbitrary<Record<string, string>> {
  const hasKey = parameters.some(({ name }) => name === 'Idempotency-Key');
  if (!hasKey) return fc.constant({});
  return fc
    .option(fc.constantFrom('key-1', 'key-2', 'a b', 'x'.repeat(256)), { nil: undefined, freq: 2 })
    .map((key): Record<string, string> => (key === undefined ? {} : { 'idempotency-key': key }));
}

function bodiesOf(
  api: DescribedApi,
  { method, bodies, isBodyNeeded }: Operation,
  { files }: Known,
  type: string | undefined,
  mixed: boolean,
) {
  const nothing = { type: undefined, body: undefined, files: [] };
  // A GET with a body is one of FitMatchFinder's; clients of HTTP hardly send one.
  if (type === undefined || method === 'GET') return fc.constant(nothing);
  const schema = api.resolved(bodies[type]?.schema ?? {});
  const none = { weight: isBodyNeeded ? 1 : 2, arbitrary: fc.constant(nothing) };
  if (type !== 'multipart/form-data') {
    const values =
      type.includes('json') && type !== 'application/x-ndjson'
        ? valuesOf(api, schema, mixed)
        : fc.string({ unit: 'grapheme' });
    return fc.oneof({ weight: 19, arbitrary: values.map((body) => ({ type, body, files: [] })) }, none);
  }
  const isFile = (name: string) => schema.properties?.[name]?.format === 'binary';
  const texts = Object.entries(schema.properties ?? {}).filter(([name]) => !isFile(name));
  const fieldsOnly = {
    ...schema,
    properties: Object.fromEntries(texts),
    required: (schema.required ?? []).filter((name) => !isFile(name)),
  };
  const fields = valuesOf(api, fieldsOnly, mixed).map((value): object =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {},
  );
  const parts = Object.keys(schema.properties ?? {}).filter(isFile);
  const sent = fc.array(fc.tuple(fc.constantFrom(...parts), fc.constantFrom(...Object.keys(files))), {
    maxLength: 2,
  });
  const needed = parts.filter((name) => schema.required?.includes(name));
  const usual = fc.tuple(
    ...needed.map((name) => fc.tuple(fc.constant(name), fc.constantFrom(...Object.keys(files)))),
  );
  const both = fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: sent });
  return fc.tuple(fields, both).map(([body, chosen]) => ({ type, body, files: chosen }));
}

/** The fields of a form as they are sent. */
export function fieldsOf({ body }: FuzzRequest): [name: string, value: string][] {
  return Object.entries(body as object).flatMap(([name, value]) =>
    textsOf(value).map((text): [string, string] => [name, text]),
  );
}

export function urlOf({ path }: Operation, request: FuzzRequest): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(request.path[name] ?? ''),
  );
  const query = new URLSearchParams(request.query).toString();
  return query === '' ? filled : `${filled}?${query}`;
}

/** What to type for the same. */
export function curlOf(operation: Operation, request: FuzzRequest, secretHeader: string): string {
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const headers = Object.entries(request.headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  const isForm = request.type === 'multipart/form-data';
  const body = isForm
    ? [
        ...fieldsOf(request).map(([name, value]) => `--form-string ${quoted(`${name}=${value}`)}`),
        ...request.files.map(([name, file]) => `-F ${quoted(`${name}=@${file}`)}`),
      ]
    : request.type === undefined
      ? []
      : [`-H ${quoted(`content-type: ${request.type}`)}`, `--data-binary ${quoted(bodyTextOf(request))}`];
  const parts = [
    `curl -X ${operation.method}`,
    quoted(`$API${urlOf(operation, request)}`),
    `-H "${secretHeader}: $TOKEN"`,
  ];
  return [...parts, ...headers, ...body].join(' ');
}

export function bodyTextOf({ type, body }: FuzzRequest): string {
  return type === 'application/json' ? JSON.stringify(body) : String(body);
}
