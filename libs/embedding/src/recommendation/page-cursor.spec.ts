import { describe, expect, it } from 'vitest';
import { CursorCodec, InvalidRequestError } from '#platform';
import { markOf, PageCursor } from './page-cursor.js';

const ids = ['0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e', '0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4f'];

describe('PageCursor', () => {
  const cursors = new PageCursor(new CursorCodec('secret of this spec'));
  const place = { promptId: ids[0] ?? '', fallbackUsed: null, shown: new Set(ids.map(markOf)) };

  it('carries which items were shown', () => {
    expect(cursors.decode('scope', cursors.encode('scope', place))).toEqual(place);
    expect(place.shown.size).toBe(2);
  });

  it('marks an item the same in every version: cursors are kept by pages that are open', () => {
    expect(ids.map(markOf)).toEqual(['K56dpHO8', 'lWeU1lfD']);
  });

  it('is refused by another listing', () => {
    const cursor = cursors.encode('scope', place);
    expect(() => cursors.decode('another', cursor)).toThrow(InvalidRequestError);
  });
});
