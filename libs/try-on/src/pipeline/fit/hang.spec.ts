import { describe, expect, it } from 'vitest';
import { type Labels, newMask } from '#images';
import { NO_PART } from '../mesh/mesh.js';
import { torsoPlace } from '../person/body.js';
import { standing } from '../person/testing/synthetic-person.js';
import { hangOf } from './hang.js';
import { LEGS, SLEEVES, TORSO } from './skeleton-parts.js';

const SIZE = { width: 400, height: 800 };
const BODY = standing();

/** Cloth in boxes: part, left, top, right, bottom. */
function drawn(boxes: readonly (readonly [part: number, number, number, number, number])[], body = BODY) {
  const alpha = newMask(SIZE);
  const parts: Labels = { ...SIZE, data: new Uint8Array(SIZE.width * SIZE.height).fill(NO_PART) };
  for (const [part, left, top, right, bottom] of boxes) {
    for (let y = top; y < bottom; y++) {
      parts.data.fill(part, y * SIZE.width + left, y * SIZE.width + right);
      alpha.data.fill(1, y * SIZE.width + left, y * SIZE.width + right);
    }
  }
  return hangOf(alpha, parts, body);
}

describe('how long a garment hangs', () => {
  it('is where the columns of the middle end, whatever the sides do', () => {
    const { hem } = drawn([
      [TORSO, 150, 190, 250, 400],
      [TORSO, 150, 400, 165, 520],
    ]);
    expect(hem).toBeCloseTo(torsoPlace(BODY, { x: 200, y: 399 }).t, 5);
  });

  it('is not known of a garment that hangs nowhere near the middle', () => {
    expect(drawn([[SLEEVES[0], 110, 200, 150, 280]]).hem).toBeUndefined();
  });

  it('follows the legs of whoever leans, down to where a long skirt ends', () => {
    const leaning = standing({
      left_shoulder: [280, 200],
      right_shoulder: [180, 200],
      left_hip: [230, 340],
      right_hip: [170, 340],
    });
    const skirt = drawn([[TORSO, 140, 330, 260, 590]], leaning);
    expect(skirt.hem).toBeGreaterThan(torsoPlace(leaning, { x: 200, y: 575 }).t);
  });

  it('gives each sleeve its share of its own arm', () => {
    // To the elbow on the left of the picture, none on the right.
    const { sleeves } = drawn([
      [TORSO, 150, 190, 250, 340],
      [SLEEVES[0], 110, 200, 150, 281],
    ]);
    expect(sleeves[0]).toBeGreaterThan(0.42);
    expect(sleeves[0]).toBeLessThan(0.62);
    expect(sleeves[1]).toBe(0);
  });

  it('ends a sleeve where the arm is bare, whatever of it lies further down', () => {
    const { sleeves } = drawn([
      [SLEEVES[0], 110, 200, 150, 250],
      [SLEEVES[0], 146, 250, 150, 345],
    ]);
    expect(sleeves[0]).toBeGreaterThan(0.25);
    expect(sleeves[0]).toBeLessThan(0.5);
  });

  it('follows a sleeve on beyond a gap below the shoulder', () => {
    const { sleeves } = drawn([
      [SLEEVES[0], 110, 205, 160, 218],
      [SLEEVES[0], 105, 232, 150, 345],
    ]);
    expect(sleeves[0]).toBeGreaterThan(0.85);
  });

  it('takes the end of trousers from their legs', () => {
    const long = drawn([
      [LEGS[0], 150, 340, 185, 590],
      [LEGS[1], 215, 340, 250, 590],
    ]);
    const short = drawn([
      [LEGS[0], 150, 340, 185, 440],
      [LEGS[1], 215, 340, 250, 440],
    ]);
    expect(long.legs[0]).toBeGreaterThan(0.9);
    expect(short.legs[1]).toBeLessThan(0.5);
    expect(long.hem! - short.hem!).toBeCloseTo(150 / BODY.torso, 1);
  });
});
