import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Fallback } from '#contracts';
import { CursorCodec } from '#platform';
import type { Tenant } from '#tenant';

/** Where a later page goes on. */
export type PagePlace = {
  /** Of the first page. Made when it was: items with a later id were not there yet. */
  promptId: string;
  fallbackUsed: Fallback | null;
  /** Marks of the items on the pages before. */
  shown: ReadonlySet<string>;
};

/** Bytes of an item's mark: two of a few hundred are the same once in a thousand million listings. */
const MARK_BYTES = 6;

/**
 * Pages that stay what they are while the catalogue changes: a cursor carries which items were shown, so that none
 * comes twice and none that was there is skipped, without anything stored on a server. It is signed, and bound to the
 * key, the model and everything that was asked.
 */
@Injectable()
export class PageCursor {
  constructor(private readonly codec: CursorCodec) {}

  encode(scope: string, place: PagePlace): string {
    const marks = [...place.shown].join('');
    return this.codec.encode(scope, [place.promptId, place.fallbackUsed ?? '', marks]);
  }

  /** @throws InvalidRequestError when the cursor is of another query, key or model, or was not made here */
  decode(scope: string, cursor: string): PagePlace {
    const [promptId = '', fallback = '', marks = ''] = this.codec.decode(scope, cursor);
    const size = (MARK_BYTES * 4) / 3;
    const shown = Array.from({ length: marks.length / size }, (_, at) =>
      marks.slice(at * size, (at + 1) * size),
    );
    return {
      promptId,
      fallbackUsed: fallback === '' ? null : (fallback as Fallback),
      shown: new Set(shown),
    };
  }
}

/** What stands for an item in a cursor. */
export function markOf(imageId: string): string {
  return createHash('sha256').update(imageId).digest().subarray(0, MARK_BYTES).toString('base64url');
}

/** Everything that a listing is of. */
export function scopeOf(tenant: Tenant, model: string, asked: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(asked)).digest('base64url');
  return `recommend\0${tenant.apiKeyId}\0${model}\0${hash}`;
}
