import type { Image } from '#images';
import { add, between, distance, minus, normal, type Point, times, unit } from '../geometry/point.js';
import type { Keypoint, Keypoints, PoseEstimator } from '../models/pose-estimator.js';
import { SURE } from './body.js';
import type { ParsedPerson } from './parse-person.js';

/** A person is so much taller than their legs are: so much of the box is looked at above it. */
const ABOVE = 0.6;
/** Of most people, in shoulder widths: from hip to knee, and from the shoulder line to the hip line. */
const [THIGH, TORSO] = [1.25, 1.35];

/**
 * Keypoints of somebody whom the photo shows from the waist down: hips and legs as found, shoulders where they are on
 * most people of such legs, for everything is measured by them. Undefined where hips or knees cannot be told.
 */
export async function lowerPose(
  estimator: Pick<PoseEstimator, 'estimate'>,
  image: Image,
  { box }: Pick<ParsedPerson, 'box'>,
): Promise<Keypoints | undefined> {
  const above = ABOVE * box.height;
  const found = await estimator.estimate(image, { ...box, y: box.y - above, height: box.height + above });
  const { left_hip, right_hip, left_knee, right_knee } = found;
  if ([left_hip, right_hip, left_knee, right_knee].some(({ score }) => score < SURE)) return undefined;
  const hips = between(left_hip, right_hip, 0.5);
  const knees = between(left_knee, right_knee, 0.5);
  const measure = (distance(left_hip, left_knee) + distance(right_hip, right_knee)) / 2 / THIGH;
  if (knees.y - hips.y < 0.5 * measure) return undefined;
  const up = unit(minus(hips, knees));
  const middle = add(hips, times(up, TORSO * measure));
  const across = times(normal(up), left_hip.x < right_hip.x ? 1 : -1);
  const at = (sign: -1 | 1): Keypoint => guess(add(middle, times(across, (sign * measure) / 2)));
  const shoulders = { left_shoulder: at(-1), right_shoulder: at(1) };
  return { ...found, ...nowhere(found), ...shoulders };
}

const HEAD_AND_ARMS = [
  'nose',
  'left_eye',
  'right_eye',
  'left_ear',
  'right_ear',
  'left_elbow',
  'right_elbow',
  'left_wrist',
  'right_wrist',
] as const;

/** What the photo cannot show was guessed. */
function nowhere(found: Keypoints): Partial<Keypoints> {
  return Object.fromEntries(HEAD_AND_ARMS.map((joint) => [joint, { ...found[joint], score: 0 }]));
}

function guess({ x, y }: Point): Keypoint {
  return { x, y, score: SURE };
}
