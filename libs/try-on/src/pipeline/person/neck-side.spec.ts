import { describe, expect, it } from 'vitest';
import { headSide, neckSide, neckSideAt } from './neck-side.js';
import { labelled, standing } from './testing/synthetic-person.js';

const SIZE = { width: 400, height: 800 };
const body = standing();
// The shoulders' middle is at x 200, y 200; they are 100 px apart.
const neckAt = (x: number) => labelled(SIZE, [['skin', x - 15, 140, x + 15, 190]]);

describe('neckSide', () => {
  it('is where the neck is seen, in shoulder widths', () => {
    expect(neckSide(body, neckAt(200))).toBeCloseTo(0, 1);
    expect(neckSide(body, neckAt(182))).toBeCloseTo(-0.18, 1);
    expect(neckSide(body, neckAt(250))).toBe(0.25);
  });

  it('is the middle where no neck is seen, or only a broad collar', () => {
    expect(neckSide(body, labelled(SIZE, []))).toBe(0);
    expect(neckSide(body, labelled(SIZE, [['outer', 100, 140, 300, 190]]))).toBe(0);
  });

  it('moves the neck and not the chest', () => {
    const turned = { ...body, neck: 0.2, head: 0.2 };
    expect(neckSideAt(turned, -0.2)).toBe(0.2);
    expect(neckSideAt(turned, 0.3)).toBe(0);
  });

  it('leans from the neck to the head above', () => {
    const leaning = { ...body, neck: 0.05, head: 0.15 };
    const at = (rise: number) => neckSideAt(leaning, (-rise * body.unit) / body.torso);
    expect(at(0.2)).toBeCloseTo(0.05);
    expect(at(0.375)).toBeCloseTo(0.1);
    expect(at(0.8)).toBeCloseTo(0.15);
  });
});

describe('headSide', () => {
  const ear = (x: number, score = 0.9) => ({ x, y: 126, score });
  it('is the middle between the ears, near the neck', () => {
    expect(headSide(body, { left_ear: ear(228), right_ear: ear(192) })).toBeCloseTo(0.1);
    expect(headSide(body, { left_ear: ear(300), right_ear: ear(280) })).toBeCloseTo(0.16);
  });

  it('is that of the neck where an ear is not known', () => {
    expect(headSide({ ...body, neck: 0.1 }, { left_ear: ear(228, 0.1), right_ear: ear(192) })).toBe(0.1);
  });
});
