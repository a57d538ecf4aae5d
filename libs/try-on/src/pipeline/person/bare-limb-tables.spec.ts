import { describe, expect, it } from 'vitest';
import { BARE_ARM, BARE_LEG } from './bare-limb-tables.js';

describe.each([
  ['arms', BARE_ARM],
  ['legs', BARE_LEG],
])('the table of bare %s', (_, { outer, inner, left, right, light, red, tone }) => {
  it('has one size of maps, as many columns as light has, and a red for each row', () => {
    for (const map of [left, right]) {
      expect(map).toHaveLength(red.length);
      for (const row of map) expect(row).toHaveLength(light.length);
    }
  });

  it('has half-widths of a body, that change little from step to step', () => {
    for (const widths of [outer, inner]) {
      expect(Math.max(...widths)).toBeLessThan(0.32);
      expect(Math.min(...widths)).toBeGreaterThan(0.04);
      for (let i = 1; i < widths.length; i++)
        expect(Math.abs(widths[i]! - widths[i - 1]!)).toBeLessThan(0.03);
    }
  });

  it('has shades around the middle, lighter where the light comes from, and no limb lighter than a face', () => {
    for (const map of [left, right]) {
      const all = map.flat().toSorted((a, b) => a - b);
      expect(Math.abs(all[Math.floor(all.length / 2)]!)).toBeLessThan(4);
      expect(all[0]).toBeGreaterThan(-50);
      expect(all.at(-1)).toBeLessThan(30);
    }
    expect(light.at(-2)! - light[1]!).toBeGreaterThan(5);
    for (const share of tone) expect(share > 0.8 && share <= 1).toBe(true);
  });

  it('is no mirror image: one side is another sample than the other', () => {
    const off = left.flatMap((row, i) => row.map((shade, k) => Math.abs(shade - right[i]![k]!)));
    expect(off.reduce((a, b) => a + b, 0) / off.length).toBeGreaterThan(0.5);
  });
});
