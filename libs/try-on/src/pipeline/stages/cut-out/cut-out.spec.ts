import { describe, expect, it } from 'vitest';
import { newImage, newMask } from '../../images/image.js';
import { hasOutline, isPieces } from './cut-out.js';

function boxes(...all: (readonly [left: number, top: number, right: number, bottom: number])[]) {
  const mask = newMask({ width: 100, height: 100 });
  for (const [left, top, right, bottom] of all) {
    for (let y = top; y < bottom; y++) mask.data.fill(1, y * 100 + left, y * 100 + right);
  }
  return mask;
}

describe('isPieces', () => {
  it.each([
    ['two prints of a shirt', boxes([20, 20, 50, 50], [60, 60, 90, 90])],
    ['a small print', boxes([40, 40, 60, 60])],
    ['seams', boxes([10, 10, 90, 16], [10, 10, 16, 90], [84, 10, 90, 90])],
    ['nothing', boxes()],
  ])('says so of %s', (_, mask) => {
    expect(isPieces(mask)).toBe(true);
  });

  it('takes a garment with sleeves for one piece', () => {
    expect(isPieces(boxes([30, 20, 70, 90], [10, 20, 90, 40]))).toBe(false);
  });
});

describe('hasOutline', () => {
  it('asks for a step in light where the mask ends', () => {
    const mask = boxes([20, 20, 80, 80]);
    const image = newImage(mask);
    expect(hasOutline(image, mask)).toBe(false);
    mask.data.forEach((value, i) => image.data.fill(value > 0 ? 200 : 150, i * 3, i * 3 + 3));
    expect(hasOutline(image, mask)).toBe(true);
  });
});
