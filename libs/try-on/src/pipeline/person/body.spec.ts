import { describe, expect, it } from 'vitest';
import { JOINTS, type Keypoints } from '../models/pose-estimator.js';
import { bodyOf, lean } from './body.js';

const PLACES: Partial<Record<keyof Keypoints, readonly [number, number]>> = {
  left_shoulder: [250, 200],
  right_shoulder: [150, 200],
};

function posed(hips: number, score: number) {
  const keypoints = Object.fromEntries(
    JOINTS.map((joint) => {
      const [x, y] = PLACES[joint] ?? [hips, 260];
      return [joint, { x, y, score: joint.endsWith('hip') ? score : 0.6 }];
    }),
  ) as Keypoints;
  return bodyOf(keypoints, { width: 400, height: 800 });
}

describe('bodyOf', () => {
  it('does not believe doubtful hips beside the shoulders, which may be those of somebody else', () => {
    expect(Math.abs(lean(posed(60, 0.22)))).toBeLessThan(5);
    expect(Math.abs(lean(posed(60, 0.7)))).toBeGreaterThan(55);
  });
});
