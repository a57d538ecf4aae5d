import { describe, expect, it } from 'vitest';
import { newMask } from '#images';
import { refuseSeveral } from './refuse-several.js';

const SIZE = { width: 180, height: 120 };
type Box = readonly [left: number, top: number, right: number, bottom: number];

function cutOut(...boxes: Box[]) {
  const mask = newMask(SIZE);
  for (const [left, top, right, bottom] of boxes) {
    for (let y = top; y < bottom; y++) mask.data.fill(1, y * SIZE.width + left, y * SIZE.width + right);
  }
  return () => refuseSeveral(mask);
}

describe('a photo of garments', () => {
  it('is refused where two lie side by side', () => {
    expect(cutOut([10, 20, 70, 100], [100, 25, 160, 95])).toThrow(/more than one garment/);
  });

  it('is taken with one, with a belt beside it, and with one that the cutter parts at its waist', () => {
    expect(cutOut([10, 20, 70, 100])).not.toThrow();
    expect(cutOut([10, 20, 70, 100], [100, 25, 110, 95])).not.toThrow();
    expect(cutOut([10, 20, 70, 55], [10, 60, 70, 100])).not.toThrow();
    expect(cutOut([10, 10, 70, 50], [60, 60, 120, 110])).not.toThrow();
  });
});
