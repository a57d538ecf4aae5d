import { InvalidObjectKeyError } from './invalid-object-key.error.js';

const PARTS = /^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/;
const DOTS_ALONE = /(^|\/)\.{1,2}(\/|$)/;
const LONGEST = 512;

export function isObjectKey(key: string): boolean {
  return key.length <= LONGEST && PARTS.test(key) && !DOTS_ALONE.test(key);
}

/** @throws InvalidObjectKeyError */
export function assertObjectKey(key: string): void {
  if (!isObjectKey(key)) throw new InvalidObjectKeyError(key);
}

/** A prefix is the beginning of a key; an empty one would mean everything and is refused. */
export function assertObjectPrefix(prefix: string): void {
  assertObjectKey(prefix.endsWith('/') ? prefix.slice(0, -1) : prefix);
}
