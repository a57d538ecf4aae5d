import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Image } from '#images';
import { LocalInference } from '#inference';
import { drawFigure } from '../../figure/draw-figure.js';
import { decodeWhole } from '../images/decode.js';
import { type Joint, JOINTS, PoseEstimator } from './pose-estimator.js';

/** What the network that the graph was converted from says of the drawn figure: x, y and score (TensorFlow.js 4.22, WebAssembly). */
const ORIGINAL: Record<Joint, [x: number, y: number, score: number]> = {
  nose: [142.253, 52.109, 0.67282],
  left_eye: [149.358, 47.468, 0.62188],
  right_eye: [135.428, 46.36, 0.42916],
  left_ear: [158.062, 57.287, 0.60798],
  right_ear: [126.981, 56.549, 0.63351],
  left_shoulder: [172.86, 96.672, 0.70655],
  right_shoulder: [110.072, 96.388, 0.8724],
  left_elbow: [187.964, 149.304, 0.70393],
  right_elbow: [97.996, 149.766, 0.78295],
  left_wrist: [204.232, 195.123, 0.7548],
  right_wrist: [87.342, 191.165, 0.78212],
  left_hip: [161.78, 197.307, 0.81411],
  right_hip: [123.667, 196.514, 0.78581],
  left_knee: [159.838, 284.17, 0.75035],
  right_knee: [128.63, 283.876, 0.81223],
  left_ankle: [158.385, 356.761, 0.62388],
  right_ankle: [124.037, 353.779, 0.66014],
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

  it('answers in pixels of the picture, wherever the box lies', async () => {
    const square = { x: -48, y: 0, width: 384, height: 384 };
    const [inSquare, inBox] = await Promise.all([
      estimator.estimate(image, square),
      estimator.estimate(image, { x: 96, y: 0, width: 96, height: 384 }),
    ]);
    expect(inBox).toEqual(inSquare);
  });
});
