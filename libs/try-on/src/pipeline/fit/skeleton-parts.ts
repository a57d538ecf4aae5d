import { boxOf, copyPixel, type Image, type Labels, type Mask, newMask } from '#images';
import { MAY_HAVE_SLEEVES, partIndex } from '#person-parse';
import { besideBone, type Bone, pointBeside } from '../geometry/bone.js';
import { fill } from '../images/fill.js';
import { erode } from '../images/morphology.js';
import { type MeshedCloth, NO_PART, type PartMap } from '../mesh/mesh.js';
import type { PartCloth } from './rasterise.js';
import { armHalfWidth } from './limb-widths.js';
import { type Body, type BodySide, torsoPlace, usualHalfWidth } from '../person/body.js';
import type { Cut, Model } from '../garment/garment.js';
import { torsoProfile } from '../person/torso-profile.js';

/** The pieces of a garment: torso or skirt, then sleeves and legs to picture left and right. */
export const TORSO = 0;
export const SLEEVES = [1, 2] as const;
export const LEGS = [3, 4] as const;
export const PART_COUNT = 5;

/** Sleeves hold to the torso this near to the shoulder joint, legs to the seat above this place of the torso. */
const [ARMHOLE, CROTCH] = [0.36, 1.2];
/** An arm whose bone is this far inside the torso's outline lies before it. */
const BEFORE = 0.1;

export type DividedCloth = { meshed: MeshedCloth; cloths: PartCloth[] };

/** A worn garment in pieces, told by the skeleton of who wears it; cloth behind a forearm is filled in. */
export function divideBySkeleton(image: Image, mask: Mask, model: Model, cut: Cut): DividedCloth {
  const { body } = model;
  const parts: PartMap = {
    width: mask.width,
    height: mask.height,
    data: new Uint8Array(mask.data.length).fill(NO_PART),
  };
  const partAt = cut === 'upper' ? upperPartAt(model) : cut === 'trousers' ? legPartAt(body) : () => TORSO;
  for (let y = 0; y < mask.height; y++) {
    for (let x = 0; x < mask.width; x++) {
      const i = y * mask.width + x;
      if (mask.data[i]! > 0) parts.data[i] = partAt({ x, y });
    }
  }
  const isSewn = sewnBy(body, cut);
  const hidden = cut === 'upper' ? hiddenTorso(mask, parts, model) : undefined;
  return {
    meshed: { mask, parts, isSewn, ...(hidden && { hidden }) },
    cloths: clothsOf(image, mask, parts, isSewn, hidden),
  };
}

/** What each part is drawn from: its own pixels, around sewn seams everything, and of the torso what is filled in. */
export function clothsOf(
  image: Image,
  mask: Mask,
  parts: PartMap,
  isSewn: (x: number, y: number) => boolean,
  hidden?: Mask,
): PartCloth[] {
  const sewn = new Uint8Array(mask.data.length);
  for (let i = 0; i < sewn.length; i++) {
    if (mask.data[i]! > 0) sewn[i] = Number(isSewn(i % mask.width, Math.floor(i / mask.width)));
  }
  const isUsed = new Uint8Array(NO_PART + 1);
  for (const part of parts.data) isUsed[part] = 1;
  return Array.from({ length: PART_COUNT }, (_, part) => {
    if (isUsed[part] === 0) return { image, mask };
    const own = newMask(mask);
    for (let i = 0; i < own.data.length; i++) {
      if (parts.data[i] === part || sewn[i] === 1) own.data[i] = mask.data[i]!;
    }
    if (part !== TORSO || hidden === undefined) return { image, mask: own };
    const known = erode(own, 1);
    const filled = fill(image, known);
    const both = { ...image, data: image.data.slice() };
    for (let i = 0; i < hidden.data.length; i++) {
      if (hidden.data[i]! <= 0) continue;
      own.data[i] = Math.max(own.data[i]!, hidden.data[i]!);
      copyPixel(filled, i, both, i);
    }
    return { image: both, mask: own };
  });
}

function upperPartAt({ body, labels }: Model): (p: { x: number; y: number }) => number {
  const profile = torsoProfile(body, labels);
  const offTorso = (p: { x: number; y: number }) => {
    const { t, side } = torsoPlace(body, p);
    const half = (side < 0 ? profile.left : profile.right)(Math.min(t, 1.2)) + 0.35 * Math.max(0, t - 1.2);
    return Math.abs(side) - half;
  };
  const arms = [body.left, body.right].map((side) => ({
    side,
    isBefore: (along: number) => boneIsInside(side, along, offTorso),
    end: sleeveEnd(side.arm, labels, body.unit),
  }));
  return (p) => {
    const torso = offTorso(p);
    let best: number = TORSO;
    let nearest = torso;
    arms.forEach(({ side, isBefore, end }, i) => {
      const place = besideBone(side.arm, p);
      if (place.along < ARMHOLE * 0.5 * body.unit || place.along > end) return;
      const share = Math.min(1, place.along / side.arm.total);
      const beyond = Math.max(0, place.along - side.arm.total * 1.05) / body.unit;
      const off = Math.abs(place.across) / body.unit - armHalfWidth(share) + beyond;
      const isArm = isBefore(place.along) ? off < 0.02 : off < nearest;
      if (!isArm || (best !== TORSO && off > nearest)) return;
      best = SLEEVES[i]!;
      nearest = off;
    });
    return best;
  };
}

/** Pieces that an arm is looked at in, and how far across it, in units. */
const [PIECES, CORE] = [16, 0.05];
const SKIN = partIndex('skin');

/**
 * Pixels from the shoulder to where the arm is bare and stays so: cloth beside that is the trunk's. Infinity where it
 * nowhere is.
 */
function sleeveEnd(arm: Bone, labels: Labels, unit: number): number {
  let end = Infinity;
  let [skin, cloth] = [0, 0];
  for (let piece = PIECES - 1; piece >= 0; piece--) {
    const seen = pieceOf(arm, piece, labels, unit);
    skin += seen.skin;
    cloth += seen.cloth;
    if (seen.skin > seen.cloth && skin > cloth) end = (piece * arm.total) / PIECES;
  }
  return end;
}

function pieceOf(arm: Bone, piece: number, { width, height, data }: Labels, unit: number) {
  const seen = { skin: 0, cloth: 0 };
  for (let k = 0; k < 4; k++) {
    const along = ((piece + (k + 0.5) / 4) * arm.total) / PIECES;
    for (const across of [-1, -0.5, 0, 0.5, 1]) {
      const p = pointBeside(arm, { along, across: across * CORE * unit });
      const [x, y] = [Math.round(p.x), Math.round(p.y)];
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const label = data[y * width + x]!;
      if (label === SKIN) seen.skin++;
      else if (MAY_HAVE_SLEEVES[label]) seen.cloth++;
    }
  }
  return seen;
}

function boneIsInside(
  { arm }: BodySide,
  along: number,
  offTorso: (p: { x: number; y: number }) => number,
): boolean {
  let i = 0;
  while (i < arm.points.length - 2 && arm.lengths[i + 1]! < along) i++;
  return along > 0.3 * arm.total && offTorso(arm.points[i + 1]!) < -BEFORE;
}

function legPartAt(body: Body): (p: { x: number; y: number }) => number {
  return (p) => {
    if (torsoPlace(body, p).t < 1) return TORSO;
    const [left, right] = [body.left, body.right].map(({ leg }) => Math.abs(besideBone(leg, p).across));
    return left! < right! ? LEGS[0] : LEGS[1];
  };
}

function sewnBy(body: Body, cut: Cut): (x: number, y: number) => boolean {
  if (cut === 'trousers') return (x, y) => torsoPlace(body, { x, y }).t < CROTCH;
  const radius = ARMHOLE * body.unit;
  const shoulders = [body.left.shoulder, body.right.shoulder];
  return (x, y) => shoulders.some((s) => Math.hypot(s.x - x, s.y - y) < radius);
}

/** What may lie before cloth that goes on behind it. */
const BEFORE_CLOTH = (['skin', 'other', 'hair'] as const).map(partIndex);

/** In torsos: above it the sleeves begin. */
const ARMPIT = 0.25;

/**
 * What of the torso's cloth lies behind arms, hands and bags: gaps in its rows that have cloth of it on both sides, and
 * its sides behind sleeves.
 */
function hiddenTorso(mask: Mask, parts: PartMap, { body, labels }: Model): Mask | undefined {
  const box = boxOf(mask);
  if (box === undefined) return undefined;
  const hidden = newMask(mask);
  const widest = 0.75 * body.unit;
  const profile = torsoProfile(body, labels);
  const isTrunk = (x: number, y: number) => {
    const { t, side } = torsoPlace(body, { x, y });
    return t > ARMPIT && t < 1.25 && Math.abs(side) < (side < 0 ? profile.left : profile.right)(t);
  };
  const isSleeve = (i: number) => parts.data[i] !== NO_PART && parts.data[i] !== TORSO;
  let isAny = false;
  for (let y = box.y; y < box.y + box.height; y++) {
    let [first, last] = [-1, -1];
    for (let at = 0; at < box.width; at++) {
      const x: number = box.x + at;
      const i = y * mask.width + x;
      if (parts.data[i] !== TORSO || mask.data[i]! <= 0.5) continue;
      if (last >= 0 && x - last > 1 && x - last < widest && isBody(body, (x + last) / 2, y)) {
        const row = y * mask.width;
        for (let gap = row + last + 1; gap < i; gap++) {
          if (!isSleeve(gap) && !BEFORE_CLOTH.includes(labels.data[gap]!)) continue;
          hidden.data[gap] = 1;
          isAny = true;
        }
      }
      if (first < 0) first = x;
      last = x;
    }
    if (first < 0) continue;
    // A sleeve that hangs before the trunk's side hides it.
    for (const [from, step] of [
      [first, -1],
      [last, 1],
    ] as const) {
      for (let x = from + step; x >= 0 && x < mask.width; x += step) {
        const i = y * mask.width + x;
        if (!isSleeve(i) || !isTrunk(x, y)) break;
        hidden.data[i] = 1;
        isAny = true;
      }
    }
  }
  return isAny ? hidden : undefined;
}

function isBody(body: Body, x: number, y: number): boolean {
  const { t, side } = torsoPlace(body, { x, y });
  return t > 0.15 && t < 1.25 && Math.abs(side) < usualHalfWidth(t) * 0.9;
}
