import type { DescribedApi, Operation } from './described-api.js';
import { fieldsOf, type FuzzRequest } from './requests.js';

const DECIMAL = /^[+-]?\d{1,30}(\.\d{1,30})?$/;

/** @returns where a request does not fit the document, if it does not */
export function violationOf(
  api: DescribedApi,
  operation: Operation,
  request: FuzzRequest,
): string | undefined {
  const { path, method, parameters } = operation;
  const place = ['paths', path, method.toLowerCase()];
  const query = collected(request.query);
  for (const name of Object.keys(query)) {
    if (!parameters.some((one) => one.in === 'query' && one.name === name)) return `${name}: unknown`;
  }
  for (const [at, parameter] of parameters.entries()) {
    const { name, required } = parameter;
    const from = parameter.in === 'query' ? query : parameter.in === 'path' ? request.path : request.headers;
    const given = parameter.in === 'header' ? from[name.toLowerCase()] : from[name];
    if (given === undefined) {
      if (required === true) return `${name}: missing`;
      continue;
    }
    const problem = textViolation(api, given, [...place, 'parameters', String(at), 'schema']);
    if (problem !== undefined) return `${name}: ${problem}`;
  }
  if (request.type === undefined) return operation.isBodyNeeded ? 'the body is missing' : undefined;
  const schema = [...place, 'requestBody', 'content', request.type, 'schema'];
  if (request.type === 'application/json') return api.violation(request.body, ...schema);
  return request.type === 'multipart/form-data' ? formViolation(api, operation, request, schema) : undefined;
}

function formViolation(
  api: DescribedApi,
  { bodies }: Operation,
  request: FuzzRequest,
  place: string[],
): string | undefined {
  const known = Object.keys(bodies['multipart/form-data']?.schema?.properties ?? {});
  const files = collected(request.files.map(([name]): [string, string] => [name, 'bytes']));
  // Several files of one part are counted by the route.
  const form = {
    ...collected(fieldsOf(request)),
    ...Object.fromEntries(Object.keys(files).map((name) => [name, 'bytes'])),
  };
  const candidates = Object.entries(form).map(([name, value]) => [name, readings(value)] as const);
  // Each field is read as what its own schema makes of it.
  const read = candidates.map(([name, all]) => {
    const fits = known.includes(name)
      ? all.find((one) => api.violation(one, ...place, 'properties', name) === undefined)
      : undefined;
    return [name, fits === undefined ? all[0] : fits] as const;
  });
  return api.violation(Object.fromEntries(read), ...place);
}

function textViolation(api: DescribedApi, value: string | string[], place: string[]): string | undefined {
  const problems = readings(value).map((one) => api.violation(one, ...place));
  return problems.includes(undefined) ? undefined : problems[0];
}

/** What text may stand for: itself, a number, a word for true or false; one of a list, a list. */
function readings(value: string | string[]): unknown[] {
  if (Array.isArray(value)) return [value];
  const number = DECIMAL.test(value) ? [Number(value)] : [];
  const boolean = /^(true|false)$/i.test(value) ? [value.toLowerCase() === 'true'] : [];
  return [value, ...number, ...boolean, [value]];
}

function collected(pairs: [string, string][]): Record<string, string | string[]> {
  const all: Record<string, string | string[]> = {};
  for (const [name, value] of pairs) {
    const before = Object.hasOwn(all, name) ? all[name] : undefined;
    Object.defineProperty(all, name, {
      value: before === undefined ? value : [before, value].flat(),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return all;
}
