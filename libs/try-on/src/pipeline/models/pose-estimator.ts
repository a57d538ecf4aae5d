import { poseManifest } from '#contracts';
import { type Box, copyPixel, cropImage, type Image, newImage, resizeImage } from '#images';
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
    const square = squareOf(box);
    const found = await this.look((await this.seen(image, square)).data);
    return keypointsAt(
      found,
      (joint) => joint,
      square,
      (x) => x,
    );
  }

  /** The same keypoints as the network finds them in the mirror image. */
  async estimateMirrored(image: Image, box: Box): Promise<Keypoints> {
    const square = squareOf(box);
    const seen = await this.seen(image, square);
    const found = await this.look(mirrored(seen).data);
    return keypointsAt(found, otherSide, square, (x) => 1 - x);
  }

  private seen(image: Image, square: Box): Promise<Image> {
    return resizeImage(cropImage(image, square), { width: this.side, height: this.side });
  }

  /** y, x and score of each joint in turn, as shares of the side. */
  private async look(pixels: Uint8Array): Promise<Float32Array> {
    const dims = [1, this.side, this.side, 3];
    const { keypoints } = await this.graph.infer({
      pixel_values: { type: 'float32', data: Float32Array.from(pixels), dims },
    });
    if (keypoints?.type !== 'float32') throw new TypeError('the pose model has no output "keypoints"');
    return keypoints.data;
  }

  async close(): Promise<void> {
    await this.graph.close();
  }
}

function squareOf(box: Box): Box {
  const side = Math.round(Math.max(box.width, box.height));
  return {
    x: Math.round(box.x + box.width / 2 - side / 2),
    y: Math.round(box.y + box.height / 2 - side / 2),
    width: side,
    height: side,
  };
}

function keypointsAt(
  found: Float32Array,
  jointOf: (joint: Joint) => Joint,
  square: Box,
  across: (x: number) => number,
): Keypoints {
  const entries = JOINTS.map((joint, i) => {
    const [y, x, score] = [0, 1, 2].map((n) => found[i * 3 + n]!) as [number, number, number];
    const place = { x: square.x + across(x) * square.width, y: square.y + y * square.width, score };
    return [jointOf(joint), place] as const;
  });
  return Object.fromEntries(entries) as Keypoints;
}

/** The joint that a joint is in the mirror image. */
function otherSide(joint: Joint): Joint {
  const other = joint.startsWith('left') ? joint.replace('left', 'right') : joint.replace('right', 'left');
  return other as Joint;
}

function mirrored(image: Image): Image {
  const { width, height } = image;
  const out = newImage(image);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) copyPixel(image, y * width + width - 1 - x, out, y * width + x);
  }
  return out;
}
