import type { PersonPose } from '../../pipeline/try-on-pipeline.js';
import type { Grey } from './pictures.js';
import type { Size } from './place.js';

type Point = { x: number; y: number };

/** The 18 points of a body in the order of their greys; the neck lies between the shoulders. */
const BODY = [
  'nose',
  'neck',
  'right_shoulder',
  'right_elbow',
  'right_wrist',
  'left_shoulder',
  'left_elbow',
  'left_wrist',
  'right_hip',
  'right_knee',
  'right_ankle',
  'left_hip',
  'left_knee',
  'left_ankle',
  'right_eye',
  'left_eye',
  'right_ear',
  'left_ear',
] as const;

/** Each limb by the two points that it joins. */
const LIMBS = [
  [1, 2],
  [1, 5],
  [2, 3],
  [3, 4],
  [5, 6],
  [6, 7],
  [1, 8],
  [8, 9],
  [9, 10],
  [1, 11],
  [11, 12],
  [12, 13],
  [1, 0],
  [0, 14],
  [14, 16],
  [0, 15],
  [15, 17],
] as const;

/** A keypoint that the estimator is less sure of is not drawn. */
const SURE = 0.3;
/** Half the width of a limb, and the radius of a joint, in pixels. */
const RADIUS = 4;
const LIMB = 0.6;
const JOINT = 1.3;

/**
 * A body as the network knows it: on black, limbs in greys from 12 to 136 and joints over them.
 * @param pose keypoints as parts of the picture's sides
 */
export function poseMap(pose: PersonPose, size: Size): Grey {
  const map = { ...size, data: new Uint8Array(size.width * size.height) };
  const points = pointsOf(pose, size);
  for (const [i, [from, to]] of LIMBS.entries())
    drawLimb(map, points[from], points[to], Math.round(greyOf(i) * LIMB));
  for (const [i, point] of points.entries()) drawJoint(map, point, Math.round(greyOf(i) * LIMB * JOINT));
  return map;
}

/** 18 equal steps from 20 to 240. */
function greyOf(index: number): number {
  return 20 + (index * 220) / 17;
}

function pointsOf(pose: PersonPose, { width, height }: Size): (Point | undefined)[] {
  const found = (name: string): Point | undefined => {
    const keypoint = pose[name];
    if (keypoint === undefined || keypoint.score <= SURE) return undefined;
    return { x: keypoint.x * width, y: keypoint.y * height };
  };
  const [left, right] = [found('left_shoulder'), found('right_shoulder')];
  const neck = left && right && { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 };
  return BODY.map((name) => (name === 'neck' ? neck : found(name)));
}

/** An ellipse from joint to joint. */
function drawLimb(map: Grey, a: Point | undefined, b: Point | undefined, grey: number): void {
  if (a === undefined || b === undefined) return;
  const half = Math.hypot(b.x - a.x, b.y - a.y) / 2;
  if (half === 0) return;
  const centre = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const [ux, uy] = [(b.x - a.x) / (2 * half), (b.y - a.y) / (2 * half)];
  draw(map, centre, Math.max(half, RADIUS), grey, (dx, dy) => {
    const along = dx * ux + dy * uy;
    const across = dy * ux - dx * uy;
    return (along / half) ** 2 + (across / RADIUS) ** 2 <= 1;
  });
}

function drawJoint(map: Grey, point: Point | undefined, grey: number): void {
  if (point === undefined) return;
  draw(map, point, RADIUS, grey, (dx, dy) => dx ** 2 + dy ** 2 <= RADIUS ** 2);
}

/** Colours the pixels around `centre` whose distance from it `isInside` takes. */
function draw(
  { width, height, data }: Grey,
  centre: Point,
  reach: number,
  grey: number,
  isInside: (dx: number, dy: number) => boolean,
): void {
  const last = {
    x: Math.min(width - 1, Math.ceil(centre.x + reach)),
    y: Math.min(height - 1, Math.ceil(centre.y + reach)),
  };
  for (let y = Math.max(0, Math.floor(centre.y - reach)); y <= last.y; y++) {
    for (let x = Math.max(0, Math.floor(centre.x - reach)); x <= last.x; x++) {
      if (isInside(x - centre.x, y - centre.y)) data[y * width + x] = grey;
    }
  }
}
