import { describe, expect, it } from 'vitest';
import { withAnklesAtShoes } from './ankles-at-shoes.js';
import { labelled, standing } from './testing/synthetic-person.js';

const SIZE = { width: 400, height: 800 };
/** Ankles at x 166 and 234, y 600. */
const body = standing();

describe('withAnklesAtShoes', () => {
  it('moves ankles down to the shoes below a long skirt', () => {
    const labels = labelled(SIZE, [
      ['lower', 120, 400, 280, 650],
      ['shoes', 160, 650, 190, 690],
      ['shoes', 215, 650, 245, 690],
    ]);
    const { left, right } = withAnklesAtShoes(body, labels);
    expect(left.ankle.y).toBeCloseTo(645, 0);
    expect(Math.abs(left.ankle.x - 174.5)).toBeLessThan(1);
    expect(Math.abs(right.ankle.x - 229.5)).toBeLessThan(1);
    expect(left.leg.points.at(-1)).toEqual(left.ankle);
  });

  it('tells two shoes apart that touch', () => {
    const skirt = ['lower', 120, 400, 280, 650] as const;
    const { left, right } = withAnklesAtShoes(body, labelled(SIZE, [skirt, ['shoes', 160, 650, 240, 690]]));
    expect(left.ankle.x).toBeLessThan(200);
    expect(right.ankle.x).toBeGreaterThan(200);
  });

  it('leaves ankles in boots, above low shoes, and where only somebody else is shod', () => {
    for (const [top, x, cloth] of [
      [560, 150, 'lower'],
      [605, 150, 'lower'],
      [650, 150, 'skin'],
      [650, 20, 'lower'],
    ] as const) {
      const labels = labelled(SIZE, [
        [cloth, 120, 400, 280, 650],
        ['shoes', x, top, x + 30, top + 100],
      ]);
      expect(withAnklesAtShoes(body, labels).left.ankle).toEqual(body.left.ankle);
    }
    expect(withAnklesAtShoes(body, labelled(SIZE, []))).toBe(body);
  });
});
