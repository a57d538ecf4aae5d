import { hash } from 'node:crypto';
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

/** Characters of an item's mark, 48 bits: two of a few hundred are the same once in a thousand million listings. */
const MARK_LENGTH = 8;

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
    const shown = Array.from({ length: marks.length / MARK_LENGTH }, (_, at) =>
      marks.slice(at * MARK_LENGTH, (at + 1) * MARK_LENGTH),
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
  return hash('sha256', imageId, 'base64url').slice(0, MARK_LENGTH);
}

/** Everything that a listing is of. */
export function scopeOf(tenant: Tenant, model: string, asked: unknown): string {
  return `recommend\0${tenant.apiKeyId}\0${model}\0${hash('sha256', JSON.stringify(asked), 'base64url')}`;
}
