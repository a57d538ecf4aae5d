import { describe, expect, it } from 'vitest';
import { maskOf, newMask } from '#images';
import { partIndex } from '#person-parse';
import { bareUnder } from './bare-under.js';
import { torsoPlace } from '../person/body.js';
import { bareArms, bareLegs } from '../person/limbs.js';
import { labelled, standing } from '../person/testing/synthetic-person.js';

const SIZE = { width: 400, height: 800 };
const body = standing();
const labels = labelled(SIZE, [
  ['skin', 170, 90, 230, 165],
  ['upper', 150, 180, 250, 310],
  ['lower', 140, 310, 260, 600],
]);

/**
 * How much of a place is bare under a skirt from y 310 to 450, narrow below the hips, with a strip of lace down to 480; its
 * hem may lie `higher` to picture left.
 */
function bare(x: number, y: number, higher = 0) {
  const alpha = newMask(SIZE);
  for (let row = 310; row < 480; row++) {
    const half = row < 340 ? 55 : row < 450 ? 40 : 12;
    const left = row < 450 - higher ? half : Math.min(28, half);
    alpha.data.fill(1, row * SIZE.width + 200 - left, row * SIZE.width + 200 + half);
  }
  const hang = { hem: torsoPlace(body, { x: 200, y: 480 }).t, sleeves: [0, 0], legs: [0, 0] };
  const at = bareUnder(labels, 'bottom', {
    old: maskOf(labels, [partIndex('lower')]),
    draped: { alpha, laid: { hang } as never },
    trunk: undefined,
    arms: bareArms(body, labels),
    legs: bareLegs(body, labels),
    goesOn: undefined,
  });
  return at(y * SIZE.width + x, torsoPlace(body, { x, y }));
}

describe('bareUnder', () => {
  it('is no leg beside a skirt, and both legs below its hem', () => {
    expect(bare(152, 400)).toBe(0);
    for (const x of [168, 232]) expect(bare(x, 500)).toBe(1);
  });

  it('is leg below the sides of a skirt that hangs lower in the middle', () => {
    expect(bare(172, 460)).toBe(1);
  });

  it('is leg up to a hem that lies higher on one side', () => {
    expect(bare(166, 440)).toBe(0);
    expect(bare(166, 440, 20)).toBe(1);
    expect(bare(152, 440, 20)).toBe(0);
  });
});
