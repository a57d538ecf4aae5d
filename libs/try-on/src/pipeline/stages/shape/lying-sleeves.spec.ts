import { describe, expect, it } from 'vitest';
import { newImage, newMask } from '../../images/image.js';
import { lyingSleeves } from './lying-sleeves.js';

const SIZE = { width: 240, height: 280 };

/** A shirt from x 20 to 220, its sleeves 40 px wide beside the torso, with a dark line between where `hasSeam`. */
function shirt(hasSeam: boolean) {
  const image = newImage(SIZE);
  const mask = newMask(SIZE);
  for (let y = 20; y < 260; y++) {
    // Shoulders are a little narrower than the row of the cuffs.
    const slope = Math.max(0, Math.round((90 - y) / 5));
    for (let x = 20 + slope; x < 220 - slope; x++) {
      const isSeam = hasSeam && y > 80 && (Math.abs(x - 60) < 2 || Math.abs(x - 180) < 2);
      const level = (isSeam ? 90 : 170) + ((x * 3 + y * 5) % 4);
      image.data.fill(level, (y * SIZE.width + x) * 3, (y * SIZE.width + x) * 3 + 3);
      mask.data[y * SIZE.width + x] = 1;
    }
  }
  return { image, mask };
}

describe('lyingSleeves', () => {
  it('parts sleeves from the torso along the line between them', () => {
    const { image, mask } = shirt(true);
    const found = lyingSleeves(image, mask)!;
    expect(Math.abs(found.left.bottom.x - 60)).toBeLessThan(5);
    expect(Math.abs(found.right.bottom.x - 180)).toBeLessThan(5);
    expect(found.torso.data[150 * 240 + 120]).toBe(1);
    expect(found.torso.data[150 * 240 + 30]).toBe(0);
    expect(found.left.part.data[150 * 240 + 30]).toBe(1);
    expect(found.left.strip.bone.total).toBeGreaterThan(150);
  });

  it('finds none in a shirt without such lines', () => {
    const { image, mask } = shirt(false);
    expect(lyingSleeves(image, mask)).toBeUndefined();
  });

  it('finds none beside a torso that is narrower than the shoulders', () => {
    const { image, mask } = shirt(true);
    for (let y = 120; y < 260; y++) {
      mask.data.fill(0, y * SIZE.width, y * SIZE.width + 35);
      mask.data.fill(0, y * SIZE.width + 205, (y + 1) * SIZE.width);
    }
    expect(lyingSleeves(image, mask)).toBeUndefined();
  });

  it('finds none beside the straps of a vest', () => {
    const { image, mask } = shirt(true);
    for (let y = 0; y < 110; y++) {
      mask.data.fill(0, y * SIZE.width, y * SIZE.width + 45);
      mask.data.fill(0, y * SIZE.width + 195, (y + 1) * SIZE.width);
    }
    expect(lyingSleeves(image, mask)).toBeUndefined();
  });
});
