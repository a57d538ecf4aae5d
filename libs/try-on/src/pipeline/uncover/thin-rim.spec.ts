import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mask, newMask } from '#images';
import { thinRim } from './thin-rim.js';

const SIZE = { width: 60, height: 60 };

function box(left: number, right: number, top: number, bottom: number): Mask {
  const mask = newMask(SIZE);
  for (let y = top; y < bottom; y++) mask.data.fill(1, y * SIZE.width + left, y * SIZE.width + right);
  return mask;
}

const not = (mask: Mask): Mask => ({ ...mask, data: mask.data.map((value) => 1 - value) });
const at = ({ data }: Mask, x: number, y: number) => data[y * SIZE.width + x];

describe('thinRim', () => {
  const old = box(20, 40, 10, 50);

  it('is what is left and right of cloth and above it, as far as the old outline', () => {
    const rim = thinRim(box(23, 37, 13, 50), not(old), 5);
    expect([at(rim, 21, 30), at(rim, 38, 30), at(rim, 30, 11)]).toEqual([1, 1, 1]);
    expect([at(rim, 19, 30), at(rim, 24, 30), at(rim, 30, 9)]).toEqual([0, 0, 0]);
  });

  it('is nothing below a hem or a cuff, nor beside cloth that is much narrower', () => {
    const rim = thinRim(box(23, 37, 13, 30), not(old), 5);
    for (const [x, y] of [
      [21, 31],
      [30, 31],
      [38, 33],
      [21, 29],
    ] as const)
      expect(at(rim, x, y)).toBe(0);
    expect(Math.max(...thinRim(box(28, 32, 13, 50), not(old), 5).data)).toBe(0);
  });

  it('is never cloth and never outside', () => {
    const edge = fc.integer({ min: 2, max: 28 });
    fc.assert(
      fc.property(edge, edge, edge, (left, top, oldLeft) => {
        const [cloth, outside] = [box(left, 58 - left, top, 55), not(box(oldLeft, 58 - oldLeft, 4, 57))];
        const { data } = thinRim(cloth, outside, 6);
        expect(data.every((value, i) => value === 0 || (cloth.data[i] === 0 && outside.data[i] === 0))).toBe(
          true,
        );
      }),
    );
  });
});
