import { describe, expect, it } from 'vitest';
import { labelled, standing } from '../person/testing/synthetic-person.js';
import { waistLine } from './waist-line.js';

const SIZE = { width: 400, height: 800 };

describe('waistLine', () => {
  it('is where a high waist was: nothing of the old skirt is left over', () => {
    const labels = labelled(SIZE, [
      ['upper', 150, 180, 250, 290],
      ['lower', 150, 290, 250, 600],
    ]);
    expect(waistLine(standing(), labels)).toBeCloseTo(0.64, 1);
  });

  it('is the usual one under a long top', () => {
    const labels = labelled(SIZE, [
      ['upper', 150, 180, 250, 370],
      ['lower', 150, 370, 250, 600],
    ]);
    expect(waistLine(standing(), labels)).toBe(0.8);
  });

  it('takes a hand or a bag before the hips for no waist', () => {
    const labels = labelled(SIZE, [
      ['upper', 150, 180, 250, 320],
      ['lower', 150, 320, 250, 600],
      ['lower', 195, 280, 205, 320],
    ]);
    expect(waistLine(standing(), labels)).toBeGreaterThan(0.75);
  });
});
