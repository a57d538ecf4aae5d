import { describe, expect, it } from 'vitest';
import { newImage } from '#images';
import { JOINTS, type Keypoints } from '../models/pose-estimator.js';
import { bodyOf } from './body.js';
import { lowerPose } from './lower-pose.js';

const IMAGE = newImage({ width: 300, height: 500 });
const person = { box: { x: 50, y: 0, width: 200, height: 480 } };

/** An estimator that finds these joints, and whatever else at the picture's top. */
function finding(joints: Partial<Record<keyof Keypoints, readonly [x: number, y: number, score?: number]>>) {
  const asked: number[] = [];
  const estimate = (_: unknown, box: { y: number }) => {
    asked.push(box.y);
    const found = JOINTS.map((joint) => {
      const [x, y, score = 0.5] = joints[joint] ?? [150, 5, 0.4];
      return [joint, { x, y, score }] as const;
    });
    return Promise.resolve(Object.fromEntries(found) as Keypoints);
  };
  return { asked, estimate };
}

const legs = {
  left_hip: [180, 60],
  right_hip: [120, 60],
  left_knee: [182, 185],
  right_knee: [118, 185],
  left_ankle: [184, 300],
  right_ankle: [116, 300],
} as const;

describe('lowerPose', () => {
  it('sets the shoulders above the hips as the thighs tell, and looks above the photo', async () => {
    const estimator = finding(legs);
    const pose = await lowerPose(estimator, IMAGE, person);
    const body = bodyOf(pose!, IMAGE);
    expect(estimator.asked[0]).toBeLessThan(-200);
    expect(body.unit).toBeGreaterThan(90);
    expect(body.unit).toBeLessThan(110);
    expect(body.shoulders.x).toBeCloseTo(150, 0);
    expect(body.shoulders.y).toBeLessThan(-60);
    // The person faces the camera: their left is to picture right.
    expect(pose!.left_shoulder.x).toBeGreaterThan(pose!.right_shoulder.x);
    expect(pose!.nose.score).toBe(0);
  });

  it('knows nothing of somebody whose knees are not to be seen, or who sits', async () => {
    const hidden = finding({ ...legs, left_knee: [182, 185, 0.1] });
    expect(await lowerPose(hidden, IMAGE, person)).toBeUndefined();
    const sitting = finding({ ...legs, left_knee: [280, 90], right_knee: [20, 90] });
    expect(await lowerPose(sitting, IMAGE, person)).toBeUndefined();
  });
});
