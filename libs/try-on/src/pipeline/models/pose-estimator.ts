import { poseManifest } from '#contracts';
import { type Box, cropImage, type Image, resizeImage } from '#images';
import { type Inference, type LoadedGraph, loadModel, openModelFolderAs } from '#inference';
import type { Point } from '../geometry/point.js';

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

export const POSE_MODEL = 'person-pose';

/** The built-in model of poses, MoveNet Thunder (one person). Its session has a thread of its own. */
export class PoseEstimator {
  private constructor(
    private readonly graph: LoadedGraph,
    /** Pixels of a side of the network's input, which is square. */
    private readonly side: number,
  ) {}

  /** @throws {ModelFolderError}, DeviceUnavailableError */
  static async open(modelsDir: string, inference: Inference): Promise<PoseEstimator> {
    const folder = await openModelFolderAs(modelsDir, POSE_MODEL, poseManifest);
    return new PoseEstimator(await loadModel(inference, folder), folder.manifest.input_size[0]);
  }

  /** The keypoints of the person in `box`, in pixels of `image`. The box is widened to a square. */
  async estimate(image: Image, box: Box): Promise<Keypoints> {
    const wide = Math.round(Math.max(box.width, box.height));
    const square: Box = {
      x: Math.round(box.x + box.width / 2 - wide / 2),
      y: Math.round(box.y + box.height / 2 - wide / 2),
      width: wide,
      height: wide,
    };
    const size = { width: this.side, height: this.side };
    const { data } = await resizeImage(cropImage(image, square), size);
    const { keypoints } = await this.graph.infer({
      pixel_values: { type: 'float32', data: Float32Array.from(data), dims: [1, this.side, this.side, 3] },
    });
    if (keypoints?.type !== 'float32') throw new TypeError('the pose model has no output "keypoints"');
    const found = JOINTS.map((joint, i) => {
      const [y, x, score] = [0, 1, 2].map((n) => keypoints.data[i * 3 + n]!) as [number, number, number];
      return [joint, { x: square.x + x * wide, y: square.y + y * wide, score }] as const;
    });
    return Object.fromEntries(found) as Keypoints;
  }

  async close(): Promise<void> {
    await this.graph.close();
  }
}
