import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { Point } from '../geometry/point.js';
import type { Box, Image } from '../images/image.js';
import { cropImage, resizeImage } from '../images/resize.js';

/** The 17 COCO keypoints in their order; left and right are the person's own. */
export const JOINTS = [
  'nose',
  'left_eye',
  'right_eye',
  'left_ear',
  'right_ear',
  'left_shoulder',
  'right_shoulder',
  'left_elbow',
  'right_elbow',
  'left_wrist',
  'right_wrist',
  'left_hip',
  'right_hip',
  'left_knee',
  'right_knee',
  'left_ankle',
  'right_ankle',
] as const;
export type Joint = (typeof JOINTS)[number];

export type Keypoint = Point & { /** 0–1 */ score: number };
export type Keypoints = Record<Joint, Keypoint>;

const SIDE = 192;

/** MoveNet Lightning (single person) of `@vladmandic/human`, on WebAssembly. Blocks its thread for about 80 ms. */
export class PoseEstimator {
  private constructor(private readonly model: GraphModel) {}

  static async open(): Promise<PoseEstimator> {
    const resolve = createRequire(import.meta.url).resolve;
    setWasmPaths(`${dirname(resolve('@tensorflow/tfjs-backend-wasm'))}/`);
    setThreadsCount(1);
    await tf.setBackend('wasm');
    await tf.ready();
    const folder = join(dirname(resolve('@vladmandic/human')), '..', 'models');
    const weights = await readFile(join(folder, 'movenet-lightning.bin'));
    const described = JSON.parse(await readFile(join(folder, 'movenet-lightning.json'), 'utf8')) as {
      modelTopology: object;
      weightsManifest: { weights: tf.io.WeightsManifestEntry[] }[];
    };
    const model = await loadGraphModel({
      load: () =>
        Promise.resolve({
          modelTopology: described.modelTopology,
          weightSpecs: described.weightsManifest.flatMap((group) => group.weights),
          weightData: weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.byteLength),
        }),
    });
    return new PoseEstimator(model);
  }

  /** The keypoints of the person in `box`, in pixels of `image`. The box is widened to a square. */
  async estimate(image: Image, box: Box): Promise<Keypoints> {
    const side = Math.round(Math.max(box.width, box.height));
    const square: Box = {
      x: Math.round(box.x + box.width / 2 - side / 2),
      y: Math.round(box.y + box.height / 2 - side / 2),
      width: side,
      height: side,
    };
    const small = await resizeImage(cropImage(image, square), { width: SIDE, height: SIDE });
    const input = tf.tensor4d(Int32Array.from(small.data), [1, SIDE, SIDE, 3], 'int32');
    const output = this.model.execute(input) as tf.Tensor;
    const values = await output.data();
    input.dispose();
    output.dispose();
    const found = JOINTS.map((joint, i) => {
      const [y, x, score] = [values[i * 3]!, values[i * 3 + 1]!, values[i * 3 + 2]!];
      return [joint, { x: square.x + x * side, y: square.y + y * side, score }] as const;
    });
    return Object.fromEntries(found) as Keypoints;
  }

  close(): void {
    this.model.dispose();
  }
}
