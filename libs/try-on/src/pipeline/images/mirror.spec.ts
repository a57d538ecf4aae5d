import { describe, expect, it } from 'vitest';
import { type Image, newImage, newMask } from './image.js';
import { mirrorRows } from './mirror.js';

/** Grey levels of one row. */
function rowOf(levels: readonly number[]): Image {
  return { width: levels.length, height: 1, data: Uint8Array.from(levels.flatMap((v) => [v, v, v])) };
}
const maskOf = (values: readonly number[]) => ({
  width: values.length,
  height: 1,
  data: Float32Array.from(values),
});
const levelsOf = ({ data }: Image) => [...data].filter((_, i) => i % 3 === 0);

describe('mirrorRows', () => {
  it('shows beside each end of a gap what lies beyond it, mirrored', () => {
    const image = rowOf([10, 20, 30, 0, 0, 0, 0, 0, 0, 70, 80, 90]);
    const known = maskOf([1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1]);
    const levels = levelsOf(mirrorRows(image, known, rowOf(Array(12).fill(5)), newMask(known, 1)));
    expect(levels.slice(3, 5)).toEqual([30, 20]);
    expect(levels.slice(7, 9)).toEqual([80, 70]);
  });

  it('shows the base where the mirrored place is unknown or outside of the frame', () => {
    const image = rowOf([10, 0, 0, 0, 0, 0, 0]);
    const known = maskOf([1, 0, 0, 0, 0, 0, 0]);
    const levels = levelsOf(mirrorRows(image, known, rowOf(Array(7).fill(99)), newMask(known, 1)));
    expect(levels[1]).toBe(10);
    expect(levels.slice(3)).toEqual([99, 99, 99, 99]);
  });

  it('touches only what is wanted', () => {
    const image = newImage({ width: 6, height: 1 });
    const known = maskOf([1, 1, 0, 0, 1, 1]);
    const base = rowOf([1, 2, 3, 4, 5, 6]);
    expect(levelsOf(mirrorRows(image, known, base, newMask(known)))).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
