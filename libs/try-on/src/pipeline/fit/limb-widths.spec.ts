import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { armHalfWidth, legHalfWidth } from './limb-widths.js';

describe('the half widths of clothed limbs', () => {
  it.each([
    ['arms', armHalfWidth],
    ['legs', legHalfWidth],
  ])('of %s never grow towards the hand or foot, and hold beyond both ends', (_, width) => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (at, by) => {
          expect(width(at + by)).toBeLessThanOrEqual(width(at) + 1e-12);
          expect(width(at)).toBeGreaterThan(0.05);
        },
      ),
    );
    expect(width(-3)).toBe(width(0));
    expect(width(3)).toBe(width(1));
  });
});
