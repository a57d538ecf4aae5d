import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Image } from '#images';
import { LocalInference } from '#inference';
import { drawFigure } from '../../figure/draw-figure.js';
import { decodeWhole } from '../images/decode.js';
import { type Joint, JOINTS, PoseEstimator } from './pose-estimator.js';

/** What the network that the graph was converted from says of the drawn figure: x, y and score (TensorFlow.js 4.22, WebAssembly). */
const ORIGINAL: Record<Joint, [x: number, y: number, score: number]> = {
  nose: [143.239, 54.1, 0.59504],
  left_eye: [149.798, 47.93, 0.54809],
  right_eye: [136.092, 47.38, 0.71767],
  left_ear: [158.153, 55.364, 0.82912],
  right_ear: [128.697, 55.592, 0.7996],
  left_shoulder: [174.618, 97.182, 0.90838],
  right_shoulder: [112.234, 98.418, 0.93836],
  left_elbow: [191.913, 149.545, 0.80818],
  right_elbow: [95.443, 149.647, 0.8296],
  left_wrist: [203.489, 197.142, 0.77917],
  right_wrist: [84.836, 194.004, 0.81745],
  left_hip: [161.572, 192.562, 0.86465],
  right_hip: [122.976, 193.08, 0.86958],
  left_knee: [160.45, 275.533, 0.77755],
  right_knee: [126.908, 276.041, 0.80067],
  left_ankle: [159.54, 349.853, 0.85157],
  right_ankle: [127.408, 351.306, 0.77036],
};

let image: Image;
let estimator: PoseEstimator;
beforeAll(async () => {
  image = await decodeWhole(await drawFigure({ width: 288, height: 384 }), 'person_image');
  const models = fileURLToPath(new URL('../../../../../models', import.meta.url));
  estimator = await PoseEstimator.open(models, new LocalInference({ workers: 1, intraOpThreads: 1 }));
});
afterAll(() => estimator?.close());

describe('PoseEstimator', () => {
  it('finds what the network that it was converted from finds', async () => {
    const found = await estimator.estimate(image, { x: 0, y: 0, width: image.width, height: image.height });
    for (const joint of JOINTS) {
      const [x, y, score] = ORIGINAL[joint];
      expect(found[joint].x, joint).toBeCloseTo(x, 1);
      expect(found[joint].y, joint).toBeCloseTo(y, 1);
      expect(found[joint].score, joint).toBeCloseTo(score, 3);
    }
  });

  it('finds in the mirror image what is there, each joint on the person’s own side', async () => {
    const box = { x: 0, y: 0, width: image.width, height: image.height };
    const [found, mirrored] = await Promise.all([
      estimator.estimate(image, box),
      estimator.estimateMirrored(image, box),
    ]);
    for (const joint of ['left_shoulder', 'right_elbow', 'left_wrist', 'right_knee'] as const) {
      expect(Math.hypot(found[joint].x - mirrored[joint].x, found[joint].y - mirrored[joint].y)).toBeLessThan(
        8,
      );
      expect(mirrored[joint]).not.toEqual(found[joint]);
    }
  });

  it('answers in pixels of the picture, wherever the box lies', async () => {
    const square = { x: -48, y: 0, width: 384, height: 384 };
    const [inSquare, inBox] = await Promise.all([
      estimator.estimate(image, square),
      estimator.estimate(image, { x: 96, y: 0, width: 96, height: 384 }),
    ]);
    expect(inBox).toEqual(inSquare);
  });
});
