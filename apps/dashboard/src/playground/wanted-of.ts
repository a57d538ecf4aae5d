import type { Filters, Wanted } from '#sdk';

/**
 * The question that a form is, as the SDK takes it; an empty field is left out.
 * @throws Error where nothing is asked
 */
export function wantedOf(fields: FormData, similarTo: string | undefined): Wanted {
  const text = (name: string) => {
    const value = fields.get(name);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const number = (name: string) => {
    const value = text(name);
    return value === undefined ? undefined : Number(value);
  };
  const filters: Filters = given({
    category: text('category'),
    price_min: number('price_min'),
    price_max: number('price_max'),
  });
  const fallback = text('fallback');
  const options = given({
    num_results: number('num_results'),
    min_score: number('min_score'),
    diversity: number('diversity'),
    exclude: text('exclude'),
    fallback: fallback === 'closest' ? undefined : (fallback as 'none' | 'popular' | undefined),
    collapse_variants: fields.has('all_variants') ? false : undefined,
    filters: Object.keys(filters).length === 0 ? undefined : filters,
  });
  if (similarTo !== undefined) return { similarTo, ...options };
  const photo = fields.get('photo');
  const prompt = text('prompt');
  if (photo instanceof Blob && photo.size > 0) return { photo, ...given({ prompt }), ...options };
  if (prompt === undefined) throw new Error('Type a prompt, or choose a photo.');
  return { prompt, ...options };
}

type Given<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

/** Without what is undefined. */
function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;
}
