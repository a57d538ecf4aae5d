import { describe, expect, it } from 'vitest';
import { type Image, type Mask, newImage, newMask } from '#images';
import { lookCloser } from './look-closer.js';

const PHOTO = newImage({ width: 768, height: 384 });

function block(width: number, height: number, [left, right, top, bottom]: readonly number[]): Mask {
  const mask = newMask({ width, height });
  for (let y = top!; y < bottom!; y++) mask.data.fill(1, y * width + left!, y * width + right!);
  return mask;
}

describe('lookCloser', () => {
  it('shows the network the part where the garment is, and answers the mean of both there', async () => {
    const shown: Image[] = [];
    const found = await lookCloser(PHOTO, block(96, 48, [36, 60, 12, 36]), (part) => {
      shown.push(part);
      return Promise.resolve({ coverage: newMask({ width: 192, height: 256 }, 0.4) });
    });
    expect(shown).toHaveLength(1);
    // Half the height and a quarter of the width, with a margin on each side.
    expect(shown[0]!.width).toBeGreaterThan(192);
    expect(shown[0]!.width).toBeLessThan(270);
    expect(shown[0]!.height).toBeGreaterThan(192);
    expect(shown[0]!.height).toBeLessThan(270);
    expect([found.width, found.height]).toEqual([384, 192]);
    expect(found.data[96 * 384 + 192]).toBeCloseTo(0.7);
    expect(found.data[0]).toBe(0);
  });

  it.each([
    ['fills most of the photo', [4, 92, 2, 46]],
    ['is nowhere', [0, 0, 0, 0]],
  ] as const)('looks once where the garment %s', async (_, box) => {
    const refuse = (): Promise<never> => Promise.reject(new Error('looked twice'));
    const found = await lookCloser(PHOTO, block(96, 48, box), refuse);
    expect([found.width, found.height]).toEqual([384, 192]);
  });
});
