import { describe, expect, it } from 'vitest';
import { newImage, newMask } from '#images';
import { cleanEdge } from './clean-edge.js';

const SIZE = { width: 400, height: 400 };
const [CLOTH, MIXED, STRAP] = [
  [30, 40, 120],
  [140, 110, 90],
  [200, 30, 30],
] as const;

/** A blue square of 200 pixels whose outer two show the floor as well, with a red strap of 3 above it. */
function cutOut() {
  const image = newImage(SIZE);
  const mask = newMask(SIZE);
  const draw = (left: number, top: number, right: number, bottom: number, colour: readonly number[]) => {
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) {
        image.data.set(colour, (y * SIZE.width + x) * 3);
        mask.data[y * SIZE.width + x] = 1;
      }
    }
  };
  draw(100, 100, 300, 300, MIXED);
  draw(102, 102, 298, 298, CLOTH);
  draw(150, 40, 153, 100, STRAP);
  return { image, mask };
}

const at = ({ data }: { data: Uint8Array }, x: number, y: number) => [
  ...data.subarray((y * SIZE.width + x) * 3, (y * SIZE.width + x) * 3 + 3),
];

describe('cleanEdge', () => {
  const cut = cutOut();
  const { image, mask } = cleanEdge(cut);

  it('shows the colours of the cloth at its edge, and the same mask', () => {
    for (const [x, y] of [
      [100, 200],
      [299, 200],
      [200, 299],
    ] as const) {
      const near = at(image, x, y).every((value, c) => Math.abs(value - CLOTH[c]!) < 12);
      expect(near).toBe(true);
    }
    expect(mask).toBe(cut.mask);
  });

  it('leaves the cloth alone, and straps that are narrower than the edge', () => {
    expect(at(image, 200, 200)).toEqual([...CLOTH]);
    expect(at(image, 151, 60)).toEqual([...STRAP]);
  });
});
