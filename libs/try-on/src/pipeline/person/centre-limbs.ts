import type { Labels } from '#images';
import { partsTable } from '#person-parse';
import { medianOf } from '../geometry/median.js';
import { boneThrough } from '../geometry/bone.js';
import { add, between, minus, normal, type Point, times, unit } from '../geometry/point.js';
import type { Body, BodySide } from './body.js';

/** Half-widths of clothed limbs in units at root, middle joint and end. */
export const CLOTHED_ARM = [0.16, 0.13, 0.09] as const;
const CLOTHED_LEG = [0.27, 0.18, 0.12] as const;
const ON_ARM = partsTable(['skin', 'upper', 'dress', 'outer']);
const ON_LEG = partsTable(['skin', 'lower', 'dress', 'outer', 'shoes']);

const STEPS = 20;
/** A joint is moved by what is seen of the limb this far (share of its length) around it. */
const AROUND = 0.14;
/** A limb is at most so many usual half-widths wide on one side of its bone. */
const MOST = 2.3;

/**
 * The body with elbows, wrists, knees and ankles moved to the middle of what is seen of arms and legs, which the
 * pose tells to a tenth of a shoulder width only. Where a limb lies before the body its one free edge tells; where
 * neither is free (under a skirt) the pose stands.
 */
export function centreLimbs(body: Body, labels: Labels): Body {
  const side = (from: BodySide, outward: -1 | 1): BodySide => {
    const arm = centred(
      [from.shoulder, from.elbow, from.wrist],
      CLOTHED_ARM,
      ON_ARM,
      body.unit,
      labels,
      outward,
    );
    const leg = centred([from.hip, from.knee, from.ankle], CLOTHED_LEG, ON_LEG, body.unit, labels, outward);
    return {
      ...from,
      elbow: arm.joints[1],
      wrist: arm.joints[2],
      knee: leg.joints[1],
      ankle: leg.joints[2],
      arm: boneThrough(arm.joints),
      leg: boneThrough(leg.joints),
      armSeen: arm.seen,
      legSeen: leg.seen,
    };
  };
  return { ...body, left: side(body.left, -1), right: side(body.right, 1) };
}

type Joints = readonly [Point, Point, Point];

function centred(
  joints: Joints,
  usual: readonly [number, number, number],
  isOn: readonly boolean[],
  measure: number,
  labels: Labels,
  outward: -1 | 1,
): { joints: Joints; seen: number[] } {
  const offsets: { share: number; by: number }[] = [];
  const seen: number[] = [];
  for (let i = 0; i < STEPS; i++) {
    const share = (i + 0.5) / STEPS;
    const piece = share < 0.5 ? 0 : 1;
    const local = share * 2 - piece;
    const [a, b] = [joints[piece], joints[piece + 1]!];
    const half = (usual[piece] + (usual[piece + 1]! - usual[piece]) * local) * measure;
    const across = normal(unit(minus(b, a)));
    const found = widthAt(between(a, b, local), across, half, isOn, labels, outward);
    seen.push(found?.half ?? Infinity);
    if (found !== undefined) offsets.push({ share, by: found.by });
  }
  const moved = (joint: 1 | 2): Point => {
    const at = joint / 2;
    const near = offsets.filter(({ share }) => Math.abs(share - at) < AROUND).map(({ by }) => by);
    if (near.length < 2) return joints[joint];
    const middle = medianOf(near);
    return add(joints[joint], times(normal(unit(minus(joints[joint], joints[joint - 1]!))), middle));
  };
  return { joints: [joints[0], moved(1), moved(2)], seen };
}

/** How far the limb's middle is off `p` along `across`, and half its width (Infinity if one edge only is free). */
function widthAt(
  p: Point,
  across: Point,
  half: number,
  isOn: readonly boolean[],
  labels: Labels,
  outward: -1 | 1,
): { by: number; half: number } | undefined {
  const left = edgeAt(p, across, half, isOn, labels);
  const right = edgeAt(p, times(across, -1), half, isOn, labels);
  if (left !== undefined && right !== undefined) {
    return { by: clamp((left - right) / 2, half), half: (left + right) / 2 };
  }
  const isLeftOuter = Math.sign(across.x) === outward;
  const outer = isLeftOuter ? left : right;
  if (outer === undefined || outer < 0) return undefined;
  return { by: clamp((isLeftOuter ? 1 : -1) * (outer - half), half * 0.7), half: Infinity };
}

/** Pixels from `p` to where the background begins; negative when `p` is beside the limb; undefined when not near. */
function edgeAt(
  p: Point,
  along: Point,
  half: number,
  isOn: readonly boolean[],
  labels: Labels,
): number | undefined {
  const at = (d: number) => labelAt(labels, add(p, times(along, d)));
  if (at(0) === 0) {
    for (let d = 0; d > -half; d--) if (isOn[at(d) ?? 0]) return d;
    return undefined;
  }
  for (let d = 0; d < half * MOST; d++) {
    const label = at(d);
    if (label === 0) return d;
    if (label === undefined || !isOn[label]) return undefined;
  }
  return undefined;
}

function labelAt({ width, height, data }: Labels, { x, y }: Point): number | undefined {
  const [cx, cy] = [Math.round(x), Math.round(y)];
  return cx < 0 || cy < 0 || cx >= width || cy >= height ? undefined : data[cy * width + cx];
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(-most, value));
}
