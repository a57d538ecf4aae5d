import { asForm, type CallOptions, type Http } from './http.js';
import type { operations } from './openapi.generated.js';
import { blobOf, type Photo } from './photo.js';
import type { Filters, Recommendations, Suggestion } from './types.js';

/** As of a query string, where numbers are not offered as text as well. */
type Options = Omit<NonNullable<operations['similarImages']['parameters']['query']>, keyof Filters> & {
  filters?: Filters | undefined;
};
type PhotoWeight = Pick<
  operations['recommendByPhoto']['requestBody']['content']['multipart/form-data'],
  'photo_weight'
>;

/** The question: words, a photo (with words or without), an item that others are to be like or to go with. */
export type Wanted =
  | ({ prompt: string; text_weight?: number } & Options &
      No<'photo' | 'similarTo' | 'completeTheLook' | 'popular'>)
  | ({ photo: Photo; prompt?: string } & PhotoWeight &
      Options &
      No<'similarTo' | 'completeTheLook' | 'popular'>)
  | ({ similarTo: string } & Options & No<'prompt' | 'photo' | 'completeTheLook' | 'popular'>)
  | ({ completeTheLook: string; num_results?: number } & No<'prompt' | 'photo' | 'similarTo' | 'popular'>)
  /** What shoppers liked lately. */
  | ({ popular: true; num_results?: number } & No<'prompt' | 'photo' | 'similarTo' | 'completeTheLook'>);
type No<Name extends string> = Partial<Record<Name, undefined>>;

/** Photos that fit, best first. */
export async function recommend(
  http: Http,
  wanted: Wanted,
  { signal }: CallOptions,
): Promise<Recommendations> {
  const { client } = http;
  if (wanted.popular !== undefined) {
    const params = { query: { num_results: wanted.num_results } };
    return http.data(client.GET('/api/recommend/popular', { params, signal }));
  }
  if (wanted.completeTheLook !== undefined) {
    const { completeTheLook: id, num_results } = wanted;
    const params = { path: { id }, query: { num_results } };
    return http.data(client.GET('/api/images/{id}/look', { params, signal }));
  }
  if (wanted.similarTo !== undefined) {
    const { similarTo: id, filters, ...options } = wanted;
    const params = { path: { id }, query: { ...options, ...parameters(filters) } };
    return http.data(client.GET('/api/images/{id}/similar', { params, signal }));
  }
  if (wanted.photo !== undefined) {
    const { photo, filters, ...options } = wanted;
    const body = { ...options, ...parameters(filters), photo: await blobOf(photo) };
    return http.data(client.POST('/api/recommend/photo', { body, ...asForm, signal }));
  }
  return http.data(client.POST('/api/prompts', { body: wanted, signal }));
}

/** How a shopper's words may go on. */
export async function suggest(http: Http, q: string, { signal }: CallOptions): Promise<Suggestion[]> {
  const answer = http.client.GET('/api/suggest', { params: { query: { q } }, signal });
  return (await http.data(answer)).suggestions;
}

/** The filters as fields of their own, free attributes as JSON. */
function parameters(filters: Filters = {}) {
  const { attributes, ...rest } = filters;
  return attributes === undefined ? rest : { ...rest, attributes: JSON.stringify(attributes) };
}
