import { besideBone, type Bone } from '../geometry/bone.js';
import type { Point } from '../geometry/point.js';
import { type Labels, type Mask, newMask, type Size } from '../images/image.js';
import { partIndex, partsTable } from '../models/person-parser.js';
import { remembered } from '../remembered.js';
import type { Body, BodySide } from './body.js';
import { handZone, isHandSeen, WHOLE_HAND } from './hands.js';
import { boxAround } from '../images/box-around.js';

/** Half-widths of bare limbs in units, at equal steps from their root to wrist or ankle. */
const BARE_ARM = [0.145, 0.12, 0.11, 0.1, 0.085, 0.07];
const BARE_LEG = [0.27, 0.262, 0.245, 0.215, 0.185, 0.165, 0.165, 0.158, 0.13, 0.1, 0.088];

/**
 * A bare limb as it is drawn: coverage; where across it a pixel lies, −1 at its edge to picture left, 1 to the right;
 * and where along it, 0 at the root, 1 at wrist or ankle.
 */
export type Limb = { coverage: Mask; across: Mask; along: Mask };

/** An arm goes on beyond the wrist to where the hand is seen: a cuff may have covered half of that. */
export const bareArms = remembered((body: Body, labels: Labels): Limb => {
  const [left, right] = eachArm(body, labels);
  return together(left.limb, right.limb);
});

/** Each arm whose hand is seen, to picture left and right. */
export function seenArms(body: Body, labels: Labels): [left: Limb | undefined, right: Limb | undefined] {
  const [left, right] = eachArm(body, labels);
  return [left.isSeen ? left.limb : undefined, right.isSeen ? right.limb : undefined];
}

const eachArm = remembered((body: Body, labels: Labels) => {
  const hands = handZone(body, labels);
  const arm = ({ arm: bone, armSeen: seen, wrist }: BodySide) => {
    const isSeen = isHandSeen(labels, hands, wrist, body.unit);
    const beyond = isSeen ? WHOLE_HAND.beyond * body.unit : 0;
    return { isSeen, limb: limbs([{ bone, seen, beyond }], BARE_ARM, body.unit, labels) };
  };
  return [arm(body.left), arm(body.right)] as const;
});

/** Two limbs as one: of both the one that covers more of a pixel. */
function together({ coverage, across, along }: Limb, other: Limb): Limb {
  const both = [coverage, across, along].map((mask) => ({ ...mask, data: mask.data.slice() }));
  const out = { coverage: both[0]!, across: both[1]!, along: both[2]! };
  for (let i = 0; i < coverage.data.length; i++) {
    if (other.coverage.data[i]! <= coverage.data[i]!) continue;
    out.coverage.data[i] = other.coverage.data[i]!;
    out.across.data[i] = other.across.data[i]!;
    out.along.data[i] = other.along.data[i]!;
  }
  return out;
}

/**
 * A leg goes on beyond the ankle into the shoe that is seen below it, and to the photo's edge where no foot is seen and
 * clothes reach that edge.
 */
export const bareLegs = remembered((body: Body, labels: Labels): Limb => {
  const legs = [body.left, body.right].map(({ leg, legSeen, ankle }) => ({
    bone: leg,
    seen: legSeen,
    beyond: isFootCutOff(labels, ankle, body.unit)
      ? Math.max(0, labels.height - ankle.y)
      : toShoe(labels, ankle, body.unit),
  }));
  return limbs(legs, BARE_LEG, body.unit, labels);
});

/** In shoulder widths, around and below the ankle: with a foot to be seen there the leg ends at it. */
const FOOT = { beside: 0.25, above: 0.15 };
const IS_FOOT = partsTable(['shoes', 'skin']);
const IS_CLOTH = partsTable(['lower', 'dress', 'outer']);

function isFootCutOff({ width, height, data }: Labels, { x, y }: Point, unit: number): boolean {
  const [left, right] = [
    Math.max(0, Math.round(x - FOOT.beside * unit)),
    Math.min(width, x + FOOT.beside * unit),
  ];
  const from = Math.max(0, Math.round(y - FOOT.above * unit));
  if (from >= height) return false;
  let reaches = 0;
  for (let row = from; row < height; row++) {
    for (let column = left; column < right; column++) {
      const label = data[row * width + column]!;
      if (IS_FOOT[label]) return false;
      if (row === height - 1 && IS_CLOTH[label]) reaches++;
    }
  }
  return reaches > 0;
}

/** Pixels from the ankle down to the top of a shoe near it: a pose puts ankles some way above it. */
function toShoe({ width, height, data }: Labels, { x, y }: Point, unit: number): number {
  const shoe = partIndex('shoes');
  const [left, right] = [
    Math.max(0, Math.round(x - SHOE.beside * unit)),
    Math.min(width, x + SHOE.beside * unit),
  ];
  const last = Math.min(height, y + SHOE.below * unit);
  for (let row = Math.max(0, Math.round(y)); row < last; row++) {
    for (let column = left; column < right; column++) {
      if (data[row * width + column] === shoe) return row - y + SHOE.into * unit;
    }
  }
  return 0;
}

/** In shoulder widths: how far a shoe is looked for, and how far into it the leg goes. */
const SHOE = { beside: 0.16, below: 0.6, into: 0.06 };

type Seen = { bone: Bone; seen: readonly number[]; /** Pixels past its end. */ beyond?: number };

/** Half-widths that a limb's round root reaches before it. */
const ROOT = 0.7;

/** As wide as limbs are, but no wider than the sleeve or trouser leg that is seen there. */
function limbs(bones: readonly Seen[], halfWidths: readonly number[], unit: number, size: Size): Limb {
  const out = { coverage: newMask(size), across: newMask(size), along: newMask(size) };
  const root = halfWidths[0]! * unit;
  for (const { bone, seen: raw, beyond = 0 } of bones) {
    const seen = evened(raw);
    const box = boxAround(bone.points, root * 1.3 + beyond);
    const sign = bone.points.at(-1)!.y >= bone.points[0]!.y ? -1 : 1;
    // Further across nothing of a limb is.
    const widest = Math.max(...halfWidths) * unit + 0.5;
    const [right, bottom] = [
      Math.min(size.width, box.x + box.width),
      Math.min(size.height, box.y + box.height),
    ];
    for (let y = Math.max(0, Math.floor(box.y)); y < bottom; y++) {
      for (let x = Math.max(0, Math.floor(box.x)); x < right; x++) {
        const place = besideBone(bone, { x, y });
        if (Math.abs(place.across) >= widest) continue;
        const share = place.along / bone.total;
        const before = place.along + ROOT * root;
        if (before < 0 || place.along > 1.03 * bone.total + beyond) continue;
        const half = Math.min(at(halfWidths, share) * unit, seenAt(seen, share));
        const off =
          before < root ? Math.hypot(root - before, place.across) - root + half : Math.abs(place.across);
        const coverage = Math.min(1, Math.max(0, half - off + 0.5));
        const i = y * size.width + x;
        if (coverage <= out.coverage.data[i]!) continue;
        out.coverage.data[i] = coverage;
        out.across.data[i] = Math.min(1, Math.max(-1, (sign * place.across) / half));
        out.along.data[i] = Math.min(1, Math.max(0, share));
      }
    }
  }
  return out;
}

/** Means over five places of those that tell: a parser's edges are uneven, a limb's are not. */
function evened(seen: readonly number[]): number[] {
  return seen.map((_, i) => {
    const near = seen.slice(Math.max(0, i - 2), i + 3).filter(Number.isFinite);
    return near.length === 0 ? Infinity : near.reduce((a, b) => a + b, 0) / near.length;
  });
}

function seenAt(seen: readonly number[], share: number): number {
  if (seen.length === 0) return Infinity;
  const f = Math.min(seen.length - 1, Math.max(0, share * seen.length - 0.5));
  const low = seen[Math.floor(f)]!;
  const high = seen[Math.min(seen.length - 1, Math.floor(f) + 1)]!;
  return Number.isFinite(low) && Number.isFinite(high)
    ? low + (high - low) * (f - Math.floor(f))
    : Math.min(low, high);
}

function at(values: readonly number[], share: number): number {
  const f = Math.min(values.length - 1.001, Math.max(0, share * (values.length - 1)));
  const low = Math.floor(f);
  return values[low]! + (values[low + 1]! - values[low]!) * (f - low);
}
