import type { EmbeddingStatus } from '#platform';

export type PhotoState = { photoSha256: Uint8Array; embeddingStatus: EmbeddingStatus };

/**
 * Whether an item has this photo already, byte for byte as it was sent. One whose embedding failed counts as new:
 * to send it again is how a shop asks for another try.
 */
export function isSamePhoto(current: PhotoState, sha256: Uint8Array): boolean {
  return current.embeddingStatus !== 'failed' && Buffer.compare(current.photoSha256, sha256) === 0;
}
