import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

/**
 * The id of the item that a row without an external id becomes: the same each time the row is tried, and a UUIDv7 of
 * the time of its import.
 */
export function importedImageId(importId: string, row: number): string {
  const msecs = Number.parseInt(importId.replaceAll('-', '').slice(0, 12), 16);
  const random = createHash('sha256').update(`${importId}/${row}`).digest().subarray(0, 16);
  return uuidv7({ msecs, random: new Uint8Array(random) });
}
