import { type Labels, type Mask, newMask, type Size } from '#images';
import { partsTable } from '#person-parse';
import { besideBone, type Bone, boneThrough } from '../geometry/bone.js';
import { distance, type Point } from '../geometry/point.js';
import { remembered } from '../remembered.js';
import type { Body, BodySide } from './body.js';
import type { BareLimb } from './bare-limb.js';
import { BARE_ARM, BARE_LEG } from './bare-limb-tables.js';
import { CLOTHED_ARM } from './centre-limbs.js';
import { handZone, isHandSeen, WHOLE_HAND } from './hands.js';
import { boxAround } from '../images/box-around.js';
import { type SkinOnLimb, skinOnLimb } from './skin-on-limb.js';

/**
 * A bare limb as it is drawn: coverage; where across it a pixel lies, −1 at its edge to picture left, 1 to the right, and
 * from its inner edge, −1, to its outer one, 1; where along it, 0 at the root, 1 at wrist or ankle; and the same with
 * elbow or knee at 0.5, as limbs are measured.
 */
export type Limb = { coverage: Mask; across: Mask; outward: Mask; along: Mask; jointed: Mask };

/**
 * A sleeve with one free edge has its bone a clothed half-width from that (`centreLimbs`), nearer than it is measured in bare
 * arms: so much of that half-width a bare arm has.
 */
const IN_SLEEVE = 0.93;
const ARM: BareLimb = {
  ...BARE_ARM,
  outer: BARE_ARM.outer.map((half, i, { length }) =>
    Math.min(half, IN_SLEEVE * at(CLOTHED_ARM, i / (length - 1))),
  ),
};

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
  const arm = ({ arm: bone, armSeen: seen, shoulder, elbow, wrist }: BodySide, outer: 1 | -1) => {
    const isSeen = isHandSeen(labels, hands, wrist, body.unit);
    const beyond = isSeen ? WHOLE_HAND.beyond * body.unit : 0;
    const joint = jointAt(shoulder, elbow, wrist);
    return { isSeen, limb: limbs([{ bone, outer, joint, seen, beyond }], ARM, body.unit, labels) };
  };
  return [arm(body.left, 1), arm(body.right, -1)] as const;
});

/** Two limbs as one: of both the one that covers more of a pixel. */
function together(limb: Limb, other: Limb): Limb {
  const out = limbOf((part) => ({ ...limb[part], data: limb[part].data.slice() }));
  for (let i = 0; i < out.coverage.data.length; i++) {
    if (other.coverage.data[i]! <= out.coverage.data[i]!) continue;
    for (const part of PARTS) out[part].data[i] = other[part].data[i]!;
  }
  return out;
}

const PARTS = ['coverage', 'across', 'outward', 'along', 'jointed'] as const;

function limbOf(maskOf: (part: keyof Limb) => Mask): Limb {
  const [coverage, across, outward, along, jointed] = PARTS.map(maskOf) as [Mask, Mask, Mask, Mask, Mask];
  return { coverage, across, outward, along, jointed };
}

/**
 * A leg goes on beyond the ankle into the shoe that is seen below it, and to the photo's edge where no foot is seen and
 * clothes reach that edge.
 */
export const bareLegs = remembered((body: Body, labels: Labels): Limb => {
  const middle = (body.left.ankle.x + body.right.ankle.x) / 2;
  const hands = handZone(body, labels);
  const leg = ({ legSeen: seen, hip, knee, ankle }: BodySide, outer: 1 | -1): Drawn => {
    const foot = footBelow(labels, ankle, middle, body.unit);
    const aside = foot === undefined ? 0 : foot.x - ankle.x;
    const end = { x: ankle.x + aside, y: ankle.y };
    const bend = { x: knee.x + KNEE_FOLLOWS * aside, y: knee.y };
    const toEdge = isFootCutOff(labels, ankle, body.unit) ? Math.max(0, labels.height - ankle.y) : 0;
    const bone = boneThrough([hip, bend, end]);
    const bare = skinOnLimb(bone, labels, hands, body.unit);
    return {
      bone,
      ...(bare && { bare }),
      outer,
      joint: jointAt(hip, bend, end),
      seen,
      beyond: foot === undefined ? toEdge : foot.y - ankle.y + FOOT.into * body.unit,
    };
  };
  return limbs([leg(body.left, 1), leg(body.right, -1)], BARE_LEG, body.unit, labels);
});

/** Of what an ankle lies beside its foot: so much the knee lies beside the leg, in the middle of wide trousers too. */
const KNEE_FOLLOWS = 0.4;
/**
 * In shoulder widths. Around the ankle: with a foot to be seen there the leg ends at it. And how far below and beside it
 * the foot is looked for, how much of its top tells where it is, and how far into it the leg goes.
 */
const FOOT = { beside: 0.25, above: 0.15, aside: 0.35, below: 0.7, top: 0.15, into: 0.06 };
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

/**
 * The middle of the top of a shoe or a bare foot that is seen below an ankle, on its side of `middle`: a pose puts ankles
 * some way above it, and in the middle of wide trousers.
 */
function footBelow(
  { width, height, data }: Labels,
  { x, y }: Point,
  middle: number,
  unit: number,
): Point | undefined {
  const aside = FOOT.aside * unit;
  const [least, most] =
    x < middle ? [x - aside, Math.min(middle, x + aside)] : [Math.max(middle, x - aside), x + aside];
  const [left, right] = [Math.max(0, Math.round(least)), Math.min(width, most)];
  const columnsOf = (row: number) => {
    const columns: number[] = [];
    for (let column = left; column < right; column++)
      if (IS_FOOT[data[row * width + column]!]) columns.push(column);
    return columns;
  };
  const last = Math.min(height, y + FOOT.below * unit);
  for (let row = Math.max(0, Math.round(y)); row < last; row++) {
    if (columnsOf(row).length === 0) continue;
    const columns: number[] = [];
    for (let r = row; r < Math.min(height, row + Math.max(1, FOOT.top * unit)); r++)
      columns.push(...columnsOf(r));
    return { x: columns.reduce((sum, column) => sum + column, 0) / columns.length, y: row };
  }
  return undefined;
}

type Drawn = {
  bone: Bone;
  /** 1 where its outer side is to the left of its direction: that of the limb to picture left. */
  outer: 1 | -1;
  /** Where along it elbow or knee lies, as a share. */
  joint: number;
  seen: readonly number[];
  /** Pixels past its end. */
  beyond: number;
  /** Skin that it goes on as. */
  bare?: SkinOnLimb;
};

/** Half-widths that a limb's round root reaches before it. */
const ROOT = 0.7;

/** As wide as limbs are, but no wider than the sleeve or trouser leg that is seen there. */
function limbs(drawn: readonly Drawn[], { outer, inner }: BareLimb, unit: number, size: Size): Limb {
  const out = limbOf(() => newMask(size));
  const root = ((outer[0]! + inner[0]!) / 2) * unit;
  // Further across nothing of a limb is.
  const widest = Math.max(...outer, ...inner) * unit + 0.5;
  for (const { bone, outer: outerSide, joint, seen, beyond, bare } of drawn) {
    const widthAt = (share: number): Sides => {
      const jointed = withJointHalfway(share, joint);
      return { outer: at(outer, jointed) * unit, inner: at(inner, jointed) * unit, aside: 0 };
    };
    const narrowedAt = narrowedBy(seen, widthAt);
    const usual = (share: number): Sides => scaled(widthAt(share), narrowedAt(share));
    const sidesAt = bare === undefined ? usual : meeting(bare, outerSide, usual);
    const reach = widest + Math.abs(bare === undefined ? 0 : sidesAt(bare.from).aside);
    const box = boxAround(bone.points, root * 1.3 + beyond);
    const sign = bone.points.at(-1)!.y >= bone.points[0]!.y ? -1 : 1;
    const [right, bottom] = [
      Math.min(size.width, box.x + box.width),
      Math.min(size.height, box.y + box.height),
    ];
    for (let y = Math.max(0, Math.floor(box.y)); y < bottom; y++) {
      for (let x = Math.max(0, Math.floor(box.x)); x < right; x++) {
        const place = besideBone(bone, { x, y });
        if (Math.abs(place.across) >= reach) continue;
        const share = place.along / bone.total;
        const before = place.along + ROOT * root;
        if (before < 0 || place.along > 1.03 * bone.total + beyond) continue;
        const sides = sidesAt(share);
        const outward = outerSide * place.across - sides.aside;
        const half = outward > 0 ? sides.outer : sides.inner;
        const off = before < root ? Math.hypot(outward, half * (1 - before / root)) : Math.abs(outward);
        const coverage = Math.min(1, Math.max(0, half - off + 0.5));
        const i = y * size.width + x;
        if (coverage <= out.coverage.data[i]!) continue;
        out.coverage.data[i] = coverage;
        out.across.data[i] = clamp((sign * outerSide * outward) / half, -1);
        out.outward.data[i] = clamp(outward / half, -1);
        out.along.data[i] = clamp(share, 0);
        out.jointed.data[i] = clamp(withJointHalfway(share, joint), 0);
      }
    }
  }
  return out;
}

/** How far a limb reaches to both sides of its middle, and how far outwards that lies beside the bone, in pixels. */
type Sides = { outer: number; inner: number; aside: number };

const scaled = ({ outer, inner, aside }: Sides, by: number): Sides => ({
  outer: outer * by,
  inner: inner * by,
  aside,
});

/** A painted limb becomes the skin that it meets over this share of its length, and is widened or narrowed by no more than this. */
const MEETS = { over: 0.4, least: 0.5, most: 1.6 };

/** The sides of a limb that meets `bare`: there as wide as that and where that lies, above as `usual`. */
function meeting(
  bare: SkinOnLimb,
  outerSide: 1 | -1,
  usual: (share: number) => Sides,
): (share: number) => Sides {
  const [toOuter, toInner] = outerSide > 0 ? [bare.left, -bare.right] : [-bare.right, bare.left];
  const there = usual(bare.from);
  const wider = Math.min(
    MEETS.most,
    Math.max(MEETS.least, (toOuter + toInner) / (there.outer + there.inner || 1)),
  );
  const aside = (toOuter - there.outer * wider + (there.inner * wider - toInner)) / 2;
  return (share) => {
    const near = clamp(1 - (bare.from - share) / MEETS.over, 0);
    const much = near * near * (3 - 2 * near);
    return { ...scaled(usual(share), 1 + (wider - 1) * much), aside: aside * much };
  };
}

const clamp = (value: number, least: number) => Math.min(1, Math.max(least, value));

/** Where along a limb its middle joint lies, as a share. */
export function jointAt(root: Point, joint: Point, end: Point): number {
  const [upper, lower] = [distance(root, joint), distance(joint, end)];
  return upper / (upper + lower || 1);
}

/** A share of a limb's length, stretched so that the middle joint lies at 0.5. */
function withJointHalfway(share: number, joint: number): number {
  return share < joint ? (0.5 * share) / joint : 0.5 + (0.5 * (share - joint)) / (1 - joint || 1);
}

/** Away from where cloth is narrower than a limb the limb widens by no more than this share of its width from place to place. */
const WIDENS = 0.06;

/**
 * How much of its usual width a limb has at a share of its length: no more than the sleeve or trouser leg that is seen there, which
 * is as wide as it is on both sides of its middle.
 * @param seen half-widths at equal steps, Infinity where an edge is hidden
 */
function narrowedBy(seen: readonly number[], widthAt: (share: number) => Sides): (share: number) => number {
  if (seen.length === 0) return () => 1;
  const shares = evened(seen).map((half, i) => {
    const { outer, inner } = widthAt((i + 0.5) / seen.length);
    return Math.min(1, (2 * half) / (outer + inner));
  });
  const even = shares.map((_, i) => Math.min(...shares.map((share, j) => share + WIDENS * Math.abs(i - j))));
  return (share) => at(even, (share * seen.length - 0.5) / (seen.length - 1 || 1));
}

/** Means over five places of those that tell: a parser's edges are uneven, a limb's are not. */
function evened(seen: readonly number[]): number[] {
  return seen.map((_, i) => {
    const near = seen.slice(Math.max(0, i - 2), i + 3).filter(Number.isFinite);
    return near.length === 0 ? Infinity : near.reduce((a, b) => a + b, 0) / near.length;
  });
}

function at(values: readonly number[], share: number): number {
  const f = Math.min(values.length - 1.001, Math.max(0, share * (values.length - 1)));
  const low = Math.floor(f);
  return values[low]! + (values[low + 1]! - values[low]!) * (f - low);
}
