import { InvalidRequestError } from '#platform';

/** NUL, which Postgres has no text with, and half a surrogate pair, which its JSON and UTF-8 have no place for. */
// eslint-disable-next-line no-control-regex
const UNSTORABLE = /[\0\p{Surrogate}]/u;

/**
 * JSON can spell characters that no text in Postgres can hold.
 * @throws InvalidRequestError naming the field
 */
export function requireStorableText(value: unknown, path: string[] = []): void {
  if (typeof value === 'string' && UNSTORABLE.test(value)) {
    throw new InvalidRequestError('The request is not valid. It has a character that cannot be stored.', [
      { path: path.join('.'), message: 'Has a NUL character or half a surrogate pair' },
    ]);
  }
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return;
  for (const [key, entry] of Object.entries(value)) {
    requireStorableText(key, path);
    requireStorableText(entry, [...path, key]);
  }
}
