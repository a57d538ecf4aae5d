import { describe, expect, it } from 'vitest';
import { heatPlaces } from './heat-places.js';

const SIZE = { width: 24, height: 32 };

/** Logits of a normal distribution round (x, y), cells. */
function bump(x: number, y: number, height = 0): Float32Array {
  return Float32Array.from({ length: SIZE.width * SIZE.height }, (_, i) => {
    const [u, v] = [(i % SIZE.width) + 0.5, Math.floor(i / SIZE.width) + 0.5];
    return height - ((u - x) ** 2 + (v - y) ** 2) / 2;
  });
}

describe('heatPlaces', () => {
  it('finds places between cells', () => {
    const heat = new Float32Array([...bump(10.3, 7.8), ...bump(4, 20.25)]);
    const [one, two] = heatPlaces(heat, SIZE);
    expect(one!.x * SIZE.width).toBeCloseTo(10.3, 1);
    expect(one!.y * SIZE.height).toBeCloseTo(7.8, 1);
    expect(two!.y * SIZE.height).toBeCloseTo(20.25, 1);
  });

  it('keeps to the higher of two peaks', () => {
    const other = bump(20, 28, -1.5);
    const heat = bump(6, 6).map((value, i) => Math.max(value, other[i]!));
    const [place] = heatPlaces(heat, SIZE);
    expect(place!.x * SIZE.width).toBeCloseTo(6, 1);
  });

  it('stays inside the frame where the peak lies in a corner', () => {
    const [place] = heatPlaces(bump(0, SIZE.height), SIZE);
    expect(place!.x).toBeGreaterThan(0);
    expect(place!.y).toBeLessThan(1);
  });

  it('refuses heatmaps of another size', () => {
    expect(() => heatPlaces(new Float32Array(10), SIZE)).toThrow(RangeError);
  });
});
