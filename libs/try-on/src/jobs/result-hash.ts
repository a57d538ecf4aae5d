import { createHash } from 'node:crypto';

/**
 * By which results are known again: of the request's own keyed hash and of what makes pictures now, so that a request
 * does not get the pictures of before an upgrade.
 * @param requestHash null once the request was forgotten
 * @param madeBy `TryOnPipeline.revision`
 */
export function resultHash(
  requestHash: Uint8Array | null,
  madeBy: string,
): Uint8Array<ArrayBuffer> | undefined {
  if (requestHash === null) return undefined;
  return new Uint8Array(createHash('sha256').update(requestHash).update(madeBy).digest());
}
