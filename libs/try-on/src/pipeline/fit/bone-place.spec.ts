import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { besideBone, boneThrough } from '../geometry/bone.js';
import { placeOn } from './bone-place.js';

const arm = boneThrough([
  { x: 100, y: 100 },
  { x: 120, y: 180 },
  { x: 90, y: 250 },
]);

describe('placeOn', () => {
  it('lies on the bone, as far along it as was asked', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: arm.total, noNaN: true }), (along) => {
        const place = besideBone(arm, placeOn(arm, along).point);
        expect(Math.abs(place.across)).toBeLessThan(0.5);
        expect(Math.abs(place.along - along)).toBeLessThan(1);
      }),
    );
  });

  it('goes straight on beyond its end', () => {
    const { point, direction } = placeOn(arm, arm.total + 10);
    const end = arm.points.at(-1)!;
    expect(Math.hypot(point.x - end.x, point.y - end.y)).toBeCloseTo(10, 3);
    expect(Math.hypot(direction.x, direction.y)).toBeCloseTo(1, 6);
  });
});
