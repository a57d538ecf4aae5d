import { describe, expect, it } from 'vitest';
import { type Image, newImage, newMask } from '#images';
import { withColours } from './colour-evidence.js';

const SIDE = 60;
const [RED, SAND] = [
  [180, 30, 40],
  [214, 200, 170],
] as const;

/** A garment from column 15 to 45 with a bar across its middle: a gap to the ground, or a print of its colour. */
function photo(garment: readonly number[], bar: readonly number[]): Image {
  const image = newImage({ width: SIDE, height: SIDE });
  for (let i = 0; i < SIDE * SIDE; i++) {
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
    const isIn = x >= 15 && x < 45;
    image.data.set(isIn && y >= 24 && y < 36 ? bar : isIn ? garment : SAND, i * 3);
  }
  return image;
}

function coverage(inBar: number) {
  const mask = newMask({ width: SIDE, height: SIDE });
  for (let i = 0; i < mask.data.length; i++) {
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
    mask.data[i] = x < 15 || x >= 45 ? 0.02 : y >= 24 && y < 36 ? inBar : 0.98;
  }
  return mask;
}

const inTheBar = 30 * SIDE + 30;

describe('withColours', () => {
  it('opens a gap that shows the ground where the network is not sure', () => {
    expect(withColours(photo(RED, SAND), coverage(0.7)).data[inTheBar]).toBeLessThan(0.5);
  });

  it("keeps a print of the ground's colour where the network is sure", () => {
    expect(withColours(photo(RED, SAND), coverage(0.97)).data[inTheBar]).toBeGreaterThan(0.5);
  });

  it("keeps a stripe of the ground's colour among others", () => {
    const image = photo(RED, RED);
    for (let y = 24; y < 36; y += 6) {
      for (let i = y * SIDE + 15; i < (y + 2) * SIDE - 15; i++) {
        if (i % SIDE >= 15 && i % SIDE < 45) image.data.set(SAND, i * 3);
      }
    }
    expect(withColours(image, coverage(0.7)).data[30 * SIDE + 30]).toBeGreaterThan(0.5);
  });

  it('changes nothing where garment and ground are of one colour', () => {
    const given = coverage(0.7);
    const found = withColours(photo(SAND, SAND), given);
    found.data.forEach((value, i) => expect(value).toBeCloseTo(given.data[i]!, 1));
  });
});
