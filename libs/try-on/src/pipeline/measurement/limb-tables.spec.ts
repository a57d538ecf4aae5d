import { describe, expect, it } from 'vitest';
import { COLUMNS, type LimbSample, ROWS } from './limb-samples.js';
import { limbTable } from './limb-tables.js';

const TONE = [200, 150, 120].map(Math.log);
/** Logarithms: what light on the outer side adds from the inner side to the outer one. */
const LIGHT = 0.08;

/** 0–1, the same each time. */
const noise = (n: number) => {
  const value = Math.sin(n * 12.9898) * 43758.5453;
  return value - Math.floor(value);
};

/**
 * Limbs that are bare from row 14 on, with a dark knee; every second one has a shin that is lighter on its inner side, the
 * others one that is lighter on its outer side.
 */
function limb(number: number, strap = false): LimbSample {
  const lit = 2 * noise(number) - 1;
  const isInner = number % 2 === 0;
  const colours = Array.from({ length: ROWS }, (_, row) =>
    Array.from({ length: COLUMNS }, (__, column) => {
      if (row < 14) return [NaN, NaN, NaN];
      const across = (2 * column) / (COLUMNS - 1) - 1;
      const knee = -0.2 * Math.exp(-(((row - 23) / 3) ** 2));
      const shin = row > 28 && row < 42 ? 0.08 * (isInner ? -across : across) : 0;
      const own = 0.02 * (noise(number * 1000 + row * 10 + column) - 0.5);
      const light = knee + shin + own + lit * LIGHT * across - (strap && row === 35 ? 1.5 : 0);
      return TONE.map((value, c) => value + [-0.09, -0.12, -0.15][c]! + light * [0.8, 1, 1.2][c]!);
    }),
  );
  const width = 0.15 + 0.02 * (noise(number + 7) - 0.5);
  const edges = (off: number) => Array.from({ length: ROWS }, (_, row) => (row < 14 ? NaN : off));
  return { limb: 'leg', lit, tone: TONE, colours, outer: edges(width), inner: edges(width - 0.03) };
}

const limbs = Array.from({ length: 40 }, (_, number) => limb(number));

describe('limbTable', () => {
  const { table, told } = limbTable(limbs);

  it('has the half-widths that most limbs have, and those of the nearest rows where clothes hide them', () => {
    for (const [widths, middle] of [
      [table.outer, 0.15],
      [table.inner, 0.12],
    ] as const) {
      for (const width of widths) expect(Math.abs(width - middle)).toBeLessThan(0.006);
    }
    expect(told).toEqual([40, 40]);
  });

  it('tells what light from a side adds apart from what limbs look like in any light', () => {
    expect(Math.abs(table.light[0]! + 100 * LIGHT)).toBeLessThan(2);
    expect(Math.abs(table.light.at(-1)! - 100 * LIGHT)).toBeLessThan(2);
  });

  it('shows what limbs have in common in both samples, and in each what some have together', () => {
    const acrossShin = (map: typeof table.left) => map[35]!.at(-2)! - map[35]![1]!;
    for (const map of [table.left, table.right]) {
      expect(map[23]![4]!).toBeLessThan(map[36]![4]! - 12);
      expect(map[0]).toEqual(map[10]);
    }
    expect(acrossShin(table.left) * acrossShin(table.right)).toBeLessThan(0);
  });

  it('tells by how much a shade is redder, and a third of how much darker limbs are than the face', () => {
    expect(table.reddens).toBeCloseTo(0.2, 1);
    const thirds = [-0.09, -0.12, -0.15].map((level) => Math.exp(level / 3));
    table.tone.forEach((share, c) => expect(Math.abs(share - thirds[c]!)).toBeLessThan(0.01));
  });

  it('is the same for limbs with straps, and leaves out those of which much is no skin', () => {
    const { table: strapped } = limbTable(limbs.map((_, number) => limb(number, number % 5 === 0)));
    for (const [i, row] of table.left.entries())
      for (const [k, shade] of row.entries()) expect(Math.abs(shade - strapped.left[i]![k]!)).toBeLessThan(4);
    const hidden = {
      ...limbs[0]!,
      colours: limbs[0]!.colours.map((row, i) => (i % 2 ? row.map(() => [2, 2, 2]) : row)),
    };
    expect(limbTable([...limbs, hidden]).told).toEqual([41, 40]);
  });

  it('says so where too few limbs are bare', () => {
    for (const few of [0, 12]) expect(() => limbTable(limbs.slice(0, few))).toThrow('Too few limbs');
  });
});
