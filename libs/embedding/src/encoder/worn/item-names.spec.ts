import { describe, expect, it } from 'vitest';
import { ItemNames } from './item-names.js';
import type { WornGarments } from './worn-file.js';

/** Axes: 0 coat, 1 jacket, 2 hoodie, 3 red, 4 all else. */
const axis = (at: number) => [0, 1, 2, 3, 4].map((other) => (other === at ? 1 : 0));
const NAMES = [axis(0), axis(1), axis(2)];
/** A coat and a jacket differ by what is beside the names: a coat where it is there. */
const GARMENTS: WornGarments = {
  classes: [0, 1, 2],
  kept: 0.2,
  loudness: 0.4,
  told: [
    { part: 'outer', weights: [0, 0, 0, 0, 9], bias: 0, says: { '0': 1 } },
    { part: 'outer', weights: [0, 0, 0, 0, -9], bias: 0, says: { '1': 1 } },
    { part: 'lower', weights: [0, 0, 0, 0, 99], bias: 99, says: { '2': 1 } },
  ],
};
const unit = (...values: number[]) => Float32Array.from(values.map((value) => value / Math.hypot(...values)));
const length = (vector: Float32Array) => Math.hypot(...vector);
const withGarments = (garments?: WornGarments) =>
  new ItemNames({ names: NAMES, others: { lower: [0, 1] }, colours: [axis(3)], garments });

describe('ItemNames', () => {
  it('tells the garment anew by what the vector says beside names, and leaves the rest', () => {
    const frame = unit(0.2, 0.6, 0, 0.3, 0.8);
    const told = withGarments(GARMENTS).of({ frame, whole: frame }, 'outer');
    expect(length(told)).toBeCloseTo(1, 5);
    expect(frame[1]).toBeGreaterThan(frame[0]!);
    expect(told[0]).toBeGreaterThan(2 * told[1]!);
    expect(told[3]! / told[4]!).toBeCloseTo(frame[3]! / frame[4]!, 5);
    expect(told[0]! ** 2 + told[1]! ** 2).toBeCloseTo((0.4 / (0.4 + frame[3]! ** 2 + frame[4]! ** 2)) * 1, 3);
  });

  it('leaves what the vector is sure of and no garment of its part says', () => {
    const frame = unit(0, 0, 0.7, 0, 0.7);
    const outer = { ...GARMENTS, told: GARMENTS.told.slice(0, 2) };
    const told = withGarments(outer).of({ frame, whole: frame }, 'outer');
    expect(told[2]).toBeGreaterThan(0.6);
    expect(told[0]).toBeLessThan(0.01);
  });

  it('takes colours from the view of the part alone, names from the frame', () => {
    const frame = unit(0, 0.5, 0, 0.1, 0.8);
    const alone = unit(0.9, 0, 0, 0.7, 0);
    const told = withGarments().of({ frame, alone, whole: frame }, 'outer');
    expect(told[3]! / told[4]!).toBeCloseTo(alone[3]! / frame[4]!, 5);
    expect(told[0]).toBeCloseTo(0, 6);
  });

  it('counts the whole photo a little, and what is worn elsewhere not at all', () => {
    const told = withGarments().of({ frame: unit(0.5, 0, 0.5, 0, 0), whole: unit(0, 0, 0, 1, 0) }, 'lower');
    expect([...told.subarray(0, 2)]).toEqual([0, 0]);
    expect(told[3]! / told[2]!).toBeCloseTo(0.15 / (0.85 * Math.SQRT1_2), 5);
  });

  it('leaves the names where no garment is of the part, or the vector says none', () => {
    const frame = unit(0.5, 0.2, 0, 0, 0.8);
    const vectors = { frame, whole: frame };
    expect(withGarments(GARMENTS).of(vectors, 'shoes')).toEqual(withGarments().of(vectors, 'shoes'));
    const nameless = unit(0, 0, 0, 0.5, 0.5);
    expect(withGarments(GARMENTS).of({ frame: nameless, whole: nameless }, 'outer')).toEqual(nameless);
  });
});
