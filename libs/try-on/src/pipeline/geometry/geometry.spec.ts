import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { besideBone, boneAlong, boneThrough, pointBeside } from './bone.js';
import { thinPlate } from './thin-plate.js';

const pins = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 0, y: 100 },
  { x: 100, y: 100 },
  { x: 50, y: 40 },
];

describe('thinPlate', () => {
  it('goes through its pins', () => {
    const to = pins.map(({ x, y }, i) => ({ x: x * 1.5 + i, y: y - 2 * i }));
    const map = thinPlate(pins, to);
    pins.forEach((p, i) => {
      expect(map(p).x).toBeCloseTo(to[i]!.x, 6);
      expect(map(p).y).toBeCloseTo(to[i]!.y, 6);
    });
  });

  it('is the affine map where the pins are moved by one', () => {
    const affine = ({ x, y }: { x: number; y: number }) => ({ x: 2 * x - y + 3, y: 0.5 * x + y });
    const map = thinPlate(pins, pins.map(affine));
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 150 }), fc.integer({ min: -50, max: 150 }), (x, y) => {
        expect(map({ x, y }).x).toBeCloseTo(affine({ x, y }).x, 5);
        expect(map({ x, y }).y).toBeCloseTo(affine({ x, y }).y, 5);
      }),
    );
  });
});

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
