import { describe, expect, it } from 'vitest';
import type { Point } from '../../geometry/point.js';
import { JOINTS, type Keypoints } from '../../models/pose-estimator.js';
import { poseDrift } from './pose-drift.js';

const UNIT = 100;

/** Joints in two columns, a shoulder width apart. */
function standing(move: (p: Point) => Point = (p) => p, score = 0.8): Keypoints {
  return Object.fromEntries(
    JOINTS.map((joint, i) => [joint, { ...move({ x: 200 + (i % 2) * UNIT, y: 50 + i * 30 }), score }]),
  ) as Keypoints;
}

describe('poseDrift', () => {
  it('is nothing where nobody moved', () => {
    const drift = poseDrift(standing(), standing(), UNIT);
    expect(drift?.moved).toBeCloseTo(0);
    expect(drift?.bent).toBeCloseTo(0);
  });

  it('tells a shift in shoulder widths', () => {
    const drift = poseDrift(
      standing(),
      standing(({ x, y }) => ({ x: x + 9, y: y - 12 })),
      UNIT,
    );
    expect(drift?.moved).toBeCloseTo(0.15);
    expect(drift?.bent).toBeCloseTo(0);
  });

  it('tells another size', () => {
    const drift = poseDrift(
      standing(),
      standing(({ x, y }) => ({ x: x * 1.1, y: y * 1.1 })),
      UNIT,
    );
    expect(drift?.moved).toBeGreaterThan(0.2);
    expect(drift?.bent).toBeCloseTo(0);
  });

  it('is not misled by one joint that the estimator mistook', () => {
    const after = standing();
    after.left_wrist = { ...after.left_wrist, x: after.left_wrist.x + 3 * UNIT };
    expect(poseDrift(standing(), after, UNIT)?.moved).toBeCloseTo(0);
  });

  it('tells joints that moved each for itself', () => {
    let turn = 0;
    const after = standing(({ x, y }) => ({ x: x + (turn++ % 3 === 0 ? 30 : -30), y }));
    expect(poseDrift(standing(), after, UNIT)?.bent).toBeGreaterThan(0.15);
  });

  it('takes a render without a body for another one, and a photo without one for no measure', () => {
    expect(poseDrift(standing(), standing(undefined, 0.1), UNIT)).toEqual({ moved: 1, bent: 1 });
    expect(poseDrift(standing(undefined, 0.1), standing(), UNIT)).toBeUndefined();
  });
});
