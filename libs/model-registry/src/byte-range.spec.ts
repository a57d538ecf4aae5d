import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseContentRange, parseEtag, planBody } from './byte-range.js';

describe('parseContentRange', () => {
  it('reads back every range that fits its file', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (first, more, rest) => {
        const last = first + more;
        const total = last + 1 + rest;
        expect(parseContentRange(`bytes ${first}-${last}/${total}`)).toEqual({ first, last, total });
        expect(parseContentRange(`bytes ${first}-${last}/*`)).toEqual({ first, last, total: undefined });
      }),
    );
  });

  it.each(['', 'bytes 5-4/9', 'bytes 0-9/9', 'bytes */9', 'bytes -5/9', 'items 0-1/2', 'bytes 0-1/2, 4-5/9'])(
    'refuses %j',
    (header) => expect(parseContentRange(header)).toBeUndefined(),
  );
});

describe('parseEtag', () => {
  it.each([
    ['"abc"', { value: 'abc', strong: true }],
    ['W/"abc"', { value: 'abc', strong: false }],
    ['abc', { value: 'abc', strong: true }],
    ['', undefined],
    [undefined, undefined],
  ])('reads %j', (header, etag) => expect(parseEtag(header)).toEqual(etag));
});

describe('planBody', () => {
  const answer = { status: 206, contentRange: 'bytes 4-9/10', etag: '"a"' };
  const progress = { have: 4, total: 10, validator: 'a' };

  it('appends what follows what is at hand', () => expect(planBody(progress, answer)).toBe('append'));

  it('starts again when the server goes on elsewhere, with another file or with another length', () => {
    expect(planBody({ ...progress, have: 5 }, answer)).toBe('again');
    expect(planBody({ ...progress, validator: 'b' }, answer)).toBe('again');
    expect(planBody({ ...progress, total: 11 }, answer)).toBe('again');
  });

  it('is complete where nothing can follow, and starts again where something should', () => {
    const none = { status: 416, contentRange: 'bytes */10', etag: undefined };
    expect(planBody({ ...progress, have: 10 }, none)).toBe('complete');
    expect(planBody(progress, none)).toBe('again');
  });

  /** A server that cuts, ignores ranges or shifts them, and a client that obeys the plan. */
  it('puts a file together byte by byte, whatever the server does', () => {
    const act = fc.record({
      kind: fc.constantFrom('range', 'whole', 'shifted'),
      sent: fc.integer({ min: 0, max: 40 }),
    });
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 100 }),
        fc.array(act, { maxLength: 12 }),
        (file, acts) => {
          let have: number[] = [];
          for (const { kind, sent } of [...acts, { kind: 'range', sent: file.length }]) {
            const total = file.length;
            const from = kind === 'whole' ? 0 : have.length + (kind === 'shifted' ? 1 : 0);
            const status =
              kind === 'whole' ? 200 : from >= total ? 416 : have.length === 0 && from === 0 ? 200 : 206;
            const contentRange = status === 206 ? `bytes ${from}-${total - 1}/${total}` : undefined;
            const plan = planBody(
              { have: have.length, total, validator: 'a' },
              { status, contentRange, etag: '"a"' },
            );
            if (plan === 'complete') continue;
            if (plan !== 'append') have = [];
            if (plan !== 'again') have.push(...file.subarray(from, from + sent));
          }
          expect(have).toEqual([...file].slice(0, have.length));
        },
      ),
    );
  });
});
