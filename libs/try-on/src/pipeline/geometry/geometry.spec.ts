import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { besideBone, boneAlong, boneThrough, pointBeside } from './bone.js';

describe('bones', () => {
  it('measure left of their direction as positive', () => {
    const down = boneThrough([
      { x: 10, y: 0 },
      { x: 10, y: 50 },
    ]);
    expect(besideBone(down, { x: 4, y: 20 })).toEqual({ along: 20, across: 6 });
    expect(besideBone(down, { x: 13, y: 60 })).toEqual({ along: 60, across: -3 });
  });

  it('a place beside a bent bone is found again', () => {
    const arm = boneThrough([
      { x: 0, y: 0 },
      { x: 30, y: 60 },
      { x: -20, y: 100 },
    ]);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: -4, max: 4, noNaN: true }),
        (share, across) => {
          const found = besideBone(arm, pointBeside(arm, { along: share * arm.total, across }));
          expect(found.along).toBeCloseTo(share * arm.total, -0.5);
          expect(Math.abs(found.across - across)).toBeLessThan(1.2);
        },
      ),
    );
  });

  it('through smooth lines keep their points', () => {
    const points = boneThrough([
      { x: 0, y: 0 },
      { x: 30, y: 60 },
      { x: -20, y: 100 },
    ]).points;
    expect(boneAlong(points).points).toHaveLength(points.length);
    expect(boneAlong(points).total).toBeCloseTo(boneThrough(points, 0).total, 6);
  });
});
