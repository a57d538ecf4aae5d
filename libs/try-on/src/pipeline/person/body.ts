import type { Size } from '#images';
import { angleBetween, type Bone, boneThrough } from '../geometry/bone.js';
import { add, between, distance, minus, normal, type Point, times, unit } from '../geometry/point.js';
import type { Joint, Keypoint, Keypoints } from '../models/pose-estimator.js';

/** Shoulders, hips and legs of a lower score count as not seen; a joint is used from three quarters of it. */
export const SURE = 0.2;

/** One side of the body, by where it is in the picture. */
export type BodySide = Record<'shoulder' | 'elbow' | 'wrist' | 'hip' | 'knee' | 'ankle', Point> & {
  arm: Bone;
  leg: Bone;
  /** Half-widths in pixels of what is seen of the limb, at equal steps from its root; Infinity where nothing tells. */
  armSeen: readonly number[];
  legSeen: readonly number[];
  /** Lowest score of elbow and wrist, of knee and ankle. */
  armScore: number;
  legScore: number;
};

/** In shoulder widths above the shoulder line: the chin is above this, collars and the neck lie below. */
export const CHIN = 0.38;

/**
 * The body as the garment needs it: `left` and `right` are sides of the picture; `unit` is the shoulder width (of a
 * turned person: what it would be from the front), the measure of everything else.
 */
export type Body = {
  left: BodySide;
  right: BodySide;
  shoulders: Point;
  hips: Point;
  /** Unit vectors from the shoulders to the hips, and from picture left to right across the body. */
  down: Point;
  across: Point;
  unit: number;
  /** Pixels from the shoulder line to the hip line. */
  torso: number;
  /** How far across the neck stands from the middle between the shoulders, in units (`neckSide`). */
  neck: number;
  /** And the head (`headSide`). */
  head: number;
};

const TORSO_BY_SHOULDERS = 1.35;
/** Hips that lie to the side of the shoulders are believed from this score on: others may be somebody else's. */
const SURE_HIPS = 0.3;

/** Joints that are missing (a half-body photo) are set where they are on most people. */
export function bodyOf(keypoints: Keypoints, { height }: Size): Body {
  const isMirrored = keypoints.left_shoulder.x < keypoints.right_shoulder.x;
  const [leftName, rightName] = isMirrored ? (['left', 'right'] as const) : (['right', 'left'] as const);
  const at = (side: 'left' | 'right', joint: string) => keypoints[`${side}_${joint}` as Joint];
  const [l, r] = [at(leftName, 'shoulder'), at(rightName, 'shoulder')];
  const shoulders = between(l, r, 0.5);
  const width = distance(l, r);
  const [hl, hr] = [at(leftName, 'hip'), at(rightName, 'hip')];
  const seen = Math.min(hl.score, hr.score) > SURE * 0.75;
  const middle = between(hl, hr, 0.5);
  const isSure = Math.min(hl.score, hr.score) > SURE_HIPS;
  const isBelow = Math.abs(middle.x - shoulders.x) < middle.y - shoulders.y;
  const isPlausible =
    seen && (isSure || isBelow) && distance(middle, shoulders) > 0.6 * width && middle.y < height * 1.05;
  const hips = isPlausible ? middle : add(shoulders, { x: 0, y: width * TORSO_BY_SHOULDERS });
  const torso = Math.max(distance(shoulders, hips), 1);
  const measure = Math.max(width, torso * 0.58);
  const down = unit(minus(hips, shoulders));
  const across = times(normal(down), -1);
  const sideOf = (name: 'left' | 'right', sign: -1 | 1): BodySide => {
    const shoulder = at(name, 'shoulder');
    const hip = isPlausible ? at(name, 'hip') : add(hips, times(across, sign * 0.32 * measure));
    const elbow = sure(
      at(name, 'elbow'),
      add(shoulder, add(times(down, 0.8 * measure), times(across, sign * 0.12 * measure))),
    );
    const wrist = sure(at(name, 'wrist'), add(elbow, times(down, 0.7 * measure)));
    const knee = sure(at(name, 'knee'), add(hip, times(down, 1.25 * measure)));
    const ankle = sure(at(name, 'ankle'), add(knee, times(down, 1.2 * measure)));
    return {
      shoulder,
      elbow,
      wrist,
      hip,
      knee,
      ankle,
      arm: boneThrough([shoulder, elbow, wrist]),
      leg: boneThrough([hip, knee, ankle]),
      armSeen: [],
      legSeen: [],
      armScore: Math.min(at(name, 'elbow').score, at(name, 'wrist').score),
      legScore: Math.min(at(name, 'knee').score, at(name, 'ankle').score),
    };
  };
  return {
    left: sideOf(leftName, -1),
    right: sideOf(rightName, 1),
    shoulders,
    hips,
    down,
    across,
    unit: measure,
    torso,
    neck: 0,
    head: 0,
  };
}

function sure(found: Keypoint, otherwise: Point): Point {
  return found.score > SURE * 0.75 ? found : otherwise;
}

/** The point `t` of the way from the shoulder line to the hip line and `side` units across from the middle. */
export function onTorso(body: Body, t: number, side: number): Point {
  return add(add(body.shoulders, times(body.down, t * body.torso)), times(body.across, side * body.unit));
}

/** Torsos below the shoulder line, and shoulder widths across from the middle. */
export type TorsoPlace = { t: number; side: number };

/** Where a pixel lies on the torso: the inverse of `onTorso`. */
export function torsoPlace(body: Body, p: Point): TorsoPlace {
  const { shoulders, down, across } = body;
  const x = p.x - shoulders.x;
  const y = p.y - shoulders.y;
  return {
    t: (x * down.x + y * down.y) / body.torso,
    side: (x * across.x + y * across.y) / body.unit,
  };
}

/** Half-widths of a body in light clothes, in units, by `t` along the torso. */
const HALF_WIDTHS: readonly (readonly [number, number])[] = [
  [0, 0.5],
  [0.25, 0.5],
  [0.6, 0.45],
  [0.8, 0.47],
  [1, 0.54],
  [1.3, 0.56],
];

export function usualHalfWidth(t: number): number {
  for (let i = 1; i < HALF_WIDTHS.length; i++) {
    const [t0, w0] = HALF_WIDTHS[i - 1]!;
    const [t1, w1] = HALF_WIDTHS[i]!;
    if (t <= t1) return w0 + (w1 - w0) * Math.max(0, (t - t0) / (t1 - t0));
  }
  return HALF_WIDTHS.at(-1)![1];
}

/** Degrees by which the torso leans from upright. */
export function lean(body: Body): number {
  return angleBetween(body.down, { x: 0, y: 1 });
}
