import { describe, expect, it } from 'vitest';
import { shoulderLine, usualRise } from './shoulder-line.js';
import { labelled, standing } from './testing/synthetic-person.js';

const SIZE = { width: 400, height: 800 };
const body = standing();
// Shoulders at y 200, 100 px apart, so that a pixel is a hundredth of a shoulder width.
const level = (top: number, part: 'upper' | 'outer' = 'upper') =>
  labelled(SIZE, [[part, 138, top, 262, 400]]);

describe('shoulderLine', () => {
  it('lies as high as the clothes that are seen, between neck and arm', () => {
    const { left, right } = shoulderLine(body, level(186));
    for (const { rise } of [left, right]) expect(rise(0.45)).toBeCloseTo(0.14, 1);
    const low = shoulderLine(body, level(195)).left;
    expect(low.rise(0.45)).toBeCloseTo(0.05, 1);
    // Towards the neck it rises as shoulders do.
    expect(low.rise(0.2) - low.rise(0.3)).toBeCloseTo(usualRise(0.2) - usualRise(0.3), 6);
  });

  it('lies a little lower than the coat that is seen', () => {
    const [shirt, coat] = (['upper', 'outer'] as const).map(
      (part) => shoulderLine(body, level(190, part)).left,
    );
    expect(shirt!.rise(0.5) - coat!.rise(0.5)).toBeCloseTo(0.02, 6);
  });

  it('ends where the clothes do', () => {
    const narrow = labelled(SIZE, [['upper', 144, 190, 280, 400]]);
    const { left, right } = shoulderLine(body, narrow);
    expect(left.end).toBeCloseTo(0.57, 1);
    expect(right.end).toBeGreaterThan(0.65);
  });

  it('is as shoulders usually are below long hair, and beside a raised arm', () => {
    const hair = labelled(SIZE, [
      ['upper', 138, 186, 262, 400],
      ['hair', 138, 120, 262, 260],
    ]);
    expect(shoulderLine(body, hair).left.rise(0.4)).toBeCloseTo(usualRise(0.4), 6);
    expect(shoulderLine(body, level(150)).right.rise(0.4)).toBeCloseTo(usualRise(0.4), 6);
  });
});
