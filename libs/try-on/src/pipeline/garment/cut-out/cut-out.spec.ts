import { describe, expect, it } from 'vitest';
import { type Image, newImage, newMask } from '#images';
import { cutOut } from './cut-out.js';

const SIDE = 128;

/** A dark square with a strap of two pixels on a floor of two colours, laid in stripes. */
function photo(floor: readonly [number, number]): Image {
  const image = newImage({ width: SIDE, height: SIDE });
  for (let i = 0; i < SIDE * SIDE; i++) {
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
    const isGarment = (x >= 40 && x < 88 && y >= 50 && y < 110) || (x >= 60 && x < 62 && y >= 20 && y < 50);
    image.data.fill(isGarment ? 60 : floor[Math.floor(y / 8) % 2]!, i * 3, i * 3 + 3);
  }
  return image;
}

/** What a network says that sees the square alone, in pixels four times as large. */
function seen() {
  const mask = newMask({ width: SIDE / 4, height: SIDE / 4 });
  for (let y = 12; y < 28; y++) mask.data.fill(1, y * mask.width + 10, y * mask.width + 22);
  return mask;
}

describe('cutOut', () => {
  it('cuts by the ground where that is flat: a strap is kept that the network does not see', async () => {
    const mask = await cutOut(photo([240, 240]), seen());
    expect(mask.data[30 * SIDE + 60]).toBeGreaterThan(0.9);
    expect(mask.data[80 * SIDE + 64]).toBe(1);
  });

  it('cuts by the network where the ground has a pattern', async () => {
    const mask = await cutOut(photo([240, 180]), seen());
    expect(mask.data[80 * SIDE + 64]).toBeGreaterThan(0.9);
    expect(mask.data[30 * SIDE + 20]).toBe(0);
  });
});
