import { describe, expect, it } from 'vitest';
import { newMask } from '#images';
import { makeLandmarks } from '../models/make-landmarks.js';
import { hasRolledCollar } from './rolled-collar.js';

const SIZE = { width: 200, height: 240 };
const NECK = makeLandmarks({ neck_left: { x: 70, y: 100 }, neck_right: { x: 130, y: 100 } }, 'top');

/** A body from row 100 on, and above it from `top` on what is `halfAt` wide to each side of x 100, by its share of the way down. */
function cloth(top: number, halfAt: (share: number) => number) {
  const mask = newMask(SIZE);
  for (let y = top; y < SIZE.height; y++) {
    const half = y < 100 ? Math.round(halfAt((y - top) / (100 - top))) : 60;
    mask.data.fill(1, y * SIZE.width + 100 - half, y * SIZE.width + 100 + half);
  }
  return mask;
}

describe('hasRolledCollar', () => {
  it('is so of a collar with straight sides, narrower than the neck is marked', () => {
    expect(
      hasRolledCollar(
        cloth(60, () => 24),
        NECK,
      ),
    ).toBe(true);
    expect(
      hasRolledCollar(
        cloth(60, (share) => 23 + 3 * share),
        NECK,
      ),
    ).toBe(true);
  });

  it('is not so of a hood, a low collar, a hanger, or where no neck is seen', () => {
    const round = (share: number) => 32 * Math.sqrt(1 - (1 - share) ** 2);
    expect(hasRolledCollar(cloth(40, round), NECK)).toBe(false);
    expect(
      hasRolledCollar(
        cloth(88, () => 24),
        NECK,
      ),
    ).toBe(false);
    expect(
      hasRolledCollar(
        cloth(40, () => 6),
        NECK,
      ),
    ).toBe(false);
    expect(
      hasRolledCollar(
        cloth(60, () => 24),
        makeLandmarks({}, 'top'),
      ),
    ).toBe(false);
  });
});
