import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newMask } from '#images';
import { JOINTS, type Keypoints } from '../models/pose-estimator.js';
import { matchPose, type Move, moved, movedBack, refineMove } from './same-pose.js';

/** Joints in two rows, each at a place of its own. */
const joints = (score = 0.9): Keypoints =>
  Object.fromEntries(
    JOINTS.map((joint, i) => [joint, { x: 40 + (i % 2) * 60 + i, y: 30 + i * 17, score }]),
  ) as Keypoints;

function movedJoints(by: Move): Keypoints {
  const from = joints();
  return Object.fromEntries(
    JOINTS.map((joint) => [joint, { ...moved(by, from[joint]), score: 0.9 }]),
  ) as Keypoints;
}

const move = fc.record({
  scale: fc.double({ min: 0.3, max: 3, noNaN: true }),
  x: fc.integer({ min: -200, max: 200 }),
  y: fc.integer({ min: -200, max: 200 }),
});

describe('matchPose', () => {
  it('finds any move of a pose, and that the poses are one', () => {
    fc.assert(
      fc.property(move, (by) => {
        const found = matchPose(joints(), movedJoints(by), 100 * by.scale)!;
        expect(found.off).toBeLessThan(1e-6);
        expect(found.move.scale).toBeCloseTo(by.scale, 6);
        expect(found.move.x).toBeCloseTo(by.x, 4);
      }),
    );
  });

  it('is not moved by one guessed elbow', () => {
    const guessed = movedJoints({ scale: 1, x: 5, y: 0 });
    guessed.left_elbow = { x: 400, y: 400, score: 0.9 };
    const found = matchPose(joints(), guessed, 100)!;
    expect(found.move.x).toBeCloseTo(5, 3);
    expect(found.off).toBeLessThan(0.01);
  });

  it('says nothing of joints that are not seen', () => {
    expect(matchPose(joints(0.1), joints(), 100)).toBeUndefined();
  });
});

describe('a move', () => {
  it('is undone by going back', () => {
    const place = fc.integer({ min: -500, max: 500 });
    fc.assert(
      fc.property(move, place, place, (by, x, y) => {
        const back = movedBack(by, moved(by, { x, y }));
        expect(Math.hypot(back.x - x, back.y - y)).toBeLessThan(1e-6);
      }),
    );
  });

  it('is found again by the silhouettes where the joints are a little off', () => {
    const size = { width: 120, height: 160 };
    const silhouette = (left: number, top: number) => {
      const mask = newMask(size);
      for (let y = top; y < top + 90; y++) mask.data.fill(1, y * 120 + left, y * 120 + left + 40);
      return mask;
    };
    const off = { scale: 1, x: 7, y: -4 };
    const { move: found, agreement } = refineMove(off, silhouette(30, 30), silhouette(40, 30), 60);
    // To a pixel at both corners: scale and place may make up for each other.
    for (const [x, y] of [
      [30, 30],
      [70, 120],
    ] as const) {
      const p = moved(found, { x, y });
      expect(Math.hypot(p.x - x - 10, p.y - y)).toBeLessThan(1.5);
    }
    expect(agreement).toBeGreaterThan(0.95);
  });
});
