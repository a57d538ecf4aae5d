import { isStorable, NOT_STORABLE } from '#contracts';
import { InvalidRequestError } from '#platform';

/**
 * JSON can spell characters that no text in Postgres can hold: NUL, half a surrogate pair. This is the net under
 * all schemas, since each one without its own check would answer with a 500.
 * @throws InvalidRequestError naming the field
 */
export function requireStorableText(value: unknown, path: string[] = []): void {
  if (typeof value === 'string' && !isStorable(value)) {
    throw new InvalidRequestError(`The request is not valid. ${NOT_STORABLE}.`, [
      { path: path.join('.'), message: NOT_STORABLE },
    ]);
  }
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return;
  for (const [key, entry] of Object.entries(value)) {
    requireStorableText(key, path);
    requireStorableText(entry, [...path, key]);
  }
}
