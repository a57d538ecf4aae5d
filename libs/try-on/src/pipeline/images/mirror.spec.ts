import { describe, expect, it } from 'vitest';
import { type Image, newImage, newMask } from '#images';
import { mirrorColumns, mirrorRows } from './mirror.js';

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

describe('mirrorColumns', () => {
  const column = (levels: readonly number[]): Image => ({
    ...rowOf(levels),
    width: 1,
    height: levels.length,
  });
  const known = (values: readonly number[]) => ({ ...maskOf(values), width: 1, height: values.length });
  const skirt = [0, 0, 0, 0, 0, 0, 0, 0, 10, 20, 30, 40, 50, 60, 0];
  const isSkirt = skirt.map((level) => Number(level > 0));
  const base = column(skirt.map(() => 99));

  it('goes on upwards mirrored to and fro', () => {
    const levels = levelsOf(mirrorColumns(column(skirt), known(isSkirt), base, true));
    expect(levels.slice(0, 8)).toEqual([50, 60, 60, 50, 40, 30, 20, 10]);
  });

  it('goes on downwards as well, and shows the base where little is known', () => {
    const down = levelsOf(
      mirrorColumns(column(skirt.toReversed()), known(isSkirt.toReversed()), base, false),
    );
    expect(down.slice(7, 10)).toEqual([10, 20, 30]);
    const few = isSkirt.map((value, i) => (i < 10 ? value : 0));
    expect(levelsOf(mirrorColumns(column(skirt), known(few), base, true))[7]).toBe(99);
  });
});
