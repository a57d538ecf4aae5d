import fc from 'fast-check';
import { validate, version } from 'uuid';
import { describe, expect, it } from 'vitest';
import { firstIdOf } from './first-id-of.js';

/** All that ISO 8601 can say with four digits of a year. */
const moment = fc.date({
  min: new Date('0000-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59Z'),
  noInvalidDate: true,
});

describe('the first id of a moment', () => {
  it('is a UUID of version 7, whatever the moment', () => {
    fc.assert(
      fc.property(moment, (date) => {
        const id = firstIdOf(date);
        expect([validate(id), version(id)]).toEqual([true, 7]);
      }),
    );
  });

  it('is in the order of the moments', () => {
    fc.assert(
      fc.property(moment, moment, (one, other) => {
        const [first, last] = one <= other ? [one, other] : [other, one];
        expect(firstIdOf(first) <= firstIdOf(last)).toBe(true);
      }),
    );
  });
});
