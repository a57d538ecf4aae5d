type Value = Blob | string | number | boolean | object | null | undefined;
/** Fields of a form or parameters of a query. */
export type Fields = Record<string, Value | readonly Value[]>;

/** Lists as repeated fields, objects as JSON; what is undefined or null is left out. */
function* partsOf(fields: Fields): Generator<[string, string | Blob]> {
  for (const [name, value] of Object.entries(fields)) {
    for (const part of Array.isArray(value) ? (value as readonly Value[]) : [value]) {
      if (part === undefined || part === null) continue;
      if (part instanceof Blob) yield [name, part];
      else yield [name, typeof part === 'object' ? JSON.stringify(part) : String(part)];
    }
  }
}

export function formOf(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of partsOf(fields)) form.append(name, value);
  return form;
}

export function queryOf(fields: Fields): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of partsOf(fields)) if (typeof value === 'string') parameters.append(name, value);
  return parameters.toString();
}
