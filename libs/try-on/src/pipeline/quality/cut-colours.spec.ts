import { describe, expect, it } from 'vitest';
import { type Mask, newImage, newMask } from '#images';
import { cutColours } from './cut-colours.js';
import { openOutline } from './open-outline.js';

const SIZE = { width: 120, height: 160 };
type Box = readonly [left: number, top: number, right: number, bottom: number];
const SHIRT: Box = [35, 30, 85, 130];
const SLEEVE: Box = [15, 30, 35, 90];

function inBoxes(boxes: readonly Box[]): Mask {
  const mask = newMask(SIZE);
  for (const [left, top, right, bottom] of boxes) {
    for (let y = top; y < bottom; y++) mask.data.fill(1, y * SIZE.width + left, y * SIZE.width + right);
  }
  return mask;
}

/** A red shirt with one sleeve on a grey floor. */
const photo = newImage(SIZE);
inBoxes([SHIRT, SLEEVE]).data.forEach((cloth, i) =>
  photo.data.set(cloth === 1 ? [180, 30, 40] : [150, 150, 150], i * 3),
);
const whole = inBoxes([SHIRT, SLEEVE]);
const withoutSleeve = inBoxes([SHIRT]);
const withFloor = inBoxes([SHIRT, SLEEVE, [35, 130, 85, 150]]);

describe('the colours of a cut-out', () => {
  it('say nothing against one that is whole', () => {
    expect(cutColours(photo, whole)).toEqual({ groundTaken: 0, clothLeft: 0 });
    expect(openOutline(photo, whole)).toBe(0);
  });

  it('tell of a sleeve that was left out', () => {
    expect(cutColours(photo, withoutSleeve).clothLeft).toBeGreaterThan(0.1);
    expect(openOutline(photo, withoutSleeve)).toBeGreaterThan(0.1);
  });

  it('tell of floor that was taken along', () => {
    expect(cutColours(photo, withFloor).groundTaken).toBeGreaterThan(0.1);
  });
});
