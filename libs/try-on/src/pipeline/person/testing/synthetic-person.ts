import type { Labels } from '#images';
import { type Part, partIndex } from '#person-parse';
import { JOINTS, type Keypoints } from '../../models/pose-estimator.js';
import { type Body, bodyOf } from '../body.js';

/** Labels drawn from boxes, later ones over earlier ones: for the specs of the stages. */
export function labelled(
  size: { width: number; height: number },
  boxes: readonly (readonly [part: Part, left: number, top: number, right: number, bottom: number])[],
): Labels {
  const labels = { ...size, data: new Uint8Array(size.width * size.height) };
  for (const [part, left, top, right, bottom] of boxes) {
    for (let y = top; y < bottom; y++)
      labels.data.fill(partIndex(part), y * size.width + left, y * size.width + right);
  }
  return labels;
}

/** Somebody who stands upright in a picture of 400 × 800, arms beside the body: shoulders 100 px apart at y 200. */
export function standing(moved: Partial<Record<keyof Keypoints, readonly [number, number]>> = {}): Body {
  const places: Record<keyof Keypoints, readonly [number, number]> = {
    nose: [200, 130],
    left_eye: [208, 122],
    right_eye: [192, 122],
    left_ear: [218, 126],
    right_ear: [182, 126],
    left_shoulder: [250, 200],
    right_shoulder: [150, 200],
    left_elbow: [275, 280],
    right_elbow: [125, 280],
    left_wrist: [280, 355],
    right_wrist: [120, 355],
    left_hip: [230, 340],
    right_hip: [170, 340],
    left_knee: [232, 470],
    right_knee: [168, 470],
    left_ankle: [234, 600],
    right_ankle: [166, 600],
    ...moved,
  };
  const keypoints = Object.fromEntries(
    JOINTS.map((joint) => [joint, { x: places[joint][0], y: places[joint][1], score: 0.9 }]),
  ) as Keypoints;
  return bodyOf(keypoints, { width: 400, height: 800 });
}
