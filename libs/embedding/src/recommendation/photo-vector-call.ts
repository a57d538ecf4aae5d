import { createHash } from 'node:crypto';

/** The route of the embedding worker that encodes a photo for the API. */
export const PHOTO_VECTOR_PATH = '/internal/photo-vector';

/** A call is good for so long: enough for clocks that differ, too short to be worth keeping. */
const GOOD_FOR_MS = 60_000;

/** The path of a call, bound to its photo, its model and its time; it is what is signed. */
export function signedPathOf(photo: Buffer, model: string, at: number): string {
  const sha = createHash('sha256').update(photo).digest('base64url');
  return `${PHOTO_VECTOR_PATH}?at=${at}&model=${encodeURIComponent(model)}&sha=${sha}`;
}

export function isTimely(at: number, now: number): boolean {
  return Math.abs(now - at) <= GOOD_FOR_MS;
}
