import type { PersonPose } from '../../pipeline/try-on-pipeline.js';
import type { Grey } from './pictures.js';
import type { Size } from '../place-in-frame.js';

type Point = { x: number; y: number };

/** Points in pixels of the photo; undefined where the network is not sure. */
export type Details = {
  /** 68 points. */
  face: (Point | undefined)[];
  /** 21 points each, left and right: the wrist, then each finger from the palm to its tip. */
  hands: (Point | undefined)[][];
};

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
export const SURE = 0.3;
/** Half the width of a limb, and the radius of a joint, in pixels. */
const RADIUS = 4;
const LIMB = 0.6;
const JOINT = 1.3;
/** Of each finger: from the wrist over its joints to its tip. */
const FINGERS = [0, 1, 2, 3, 4].map((finger) => [0, ...[1, 2, 3, 4].map((joint) => 4 * finger + joint)]);
const HAND = { darkest: 160, brightest: 220, half: 1, dot: 240, radius: 2 };
const FACE = { dot: 200, radius: 3 };

/**
 * A body as the network knows it: on black, limbs in greys from 12 to 136 and joints over them.
 * @param pose keypoints as parts of the picture's sides
 * @param details hands and face, where a model finds them: lines of two pixels in greys from 160 to 220 with dots, and
 * dots. How large the dots of a hand are is not told in what is published of the network; here their radius is 2.
 */
export function poseMap(
  pose: PersonPose,
  size: Size,
  { hands, face }: Details = { hands: [], face: [] },
): Grey {
  const map = { ...size, data: new Uint8Array(size.width * size.height) };
  const points = pointsOf(pose, size);
  for (const [i, [from, to]] of LIMBS.entries())
    drawLimb(map, points[from], points[to], Math.round(greyOf(i) * LIMB));
  for (const [i, point] of points.entries())
    drawDot(map, point, Math.round(greyOf(i) * LIMB * JOINT), RADIUS);
  for (const hand of hands) drawHand(map, hand);
  for (const point of face) drawDot(map, point, FACE.dot, FACE.radius);
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

function drawDot(map: Grey, point: Point | undefined, grey: number, radius: number): void {
  if (point === undefined) return;
  draw(map, point, radius, grey, (dx, dy) => dx ** 2 + dy ** 2 <= radius ** 2);
}

function drawHand(map: Grey, hand: readonly (Point | undefined)[]): void {
  const bones = FINGERS.flatMap((joints) => joints.slice(1).map((to, i) => [joints[i]!, to] as const));
  const step = (HAND.brightest - HAND.darkest) / (bones.length - 1);
  for (const [i, [from, to]] of bones.entries())
    drawLine(map, hand[from], hand[to], Math.round(HAND.darkest + i * step));
  for (const point of hand) drawDot(map, point, HAND.dot, HAND.radius);
}

function drawLine(map: Grey, a: Point | undefined, b: Point | undefined, grey: number): void {
  if (a === undefined || b === undefined) return;
  const [x, y] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(x, y) || 1;
  draw(map, a, length + HAND.half, grey, (dx, dy) => {
    const along = Math.min(length, Math.max(0, (dx * x + dy * y) / length));
    return Math.hypot(dx - (along * x) / length, dy - (along * y) / length) <= HAND.half;
  });
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
