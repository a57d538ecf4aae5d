import { besideBone, type Bone } from '../geometry/bone.js';
import type { Point } from '../geometry/point.js';
import { type Mask, newMask, type Size } from '../images/image.js';
import type { Body } from './body.js';
import { boxAround } from './warp/worn.js';

/** Half-widths of bare limbs in units, from their root to wrist or ankle. */
const BARE_ARM = [0.14, 0.115, 0.105, 0.1, 0.085, 0.07];
const BARE_LEG = [0.24, 0.21, 0.17, 0.145, 0.14, 0.105, 0.085];

/** A bare limb as it is drawn: coverage, and how far round it a pixel lies (0 middle, 1 edge). */
export type Limb = { coverage: Mask; turned: Mask };

export function bareArms(body: Body, size: Size): Limb {
  const arms = [body.left, body.right].map(({ arm, armSeen }) => ({ bone: arm, seen: armSeen }));
  return limbs(arms, BARE_ARM, body.unit, size);
}

export function bareLegs(body: Body, size: Size): Limb {
  const legs = [body.left, body.right].map(({ leg, legSeen }) => ({ bone: leg, seen: legSeen }));
  return limbs(legs, BARE_LEG, body.unit, size);
}

type Seen = { bone: Bone; seen: readonly number[] };

/** As wide as limbs are, but no wider than the sleeve or trouser leg that is seen there. */
function limbs(bones: readonly Seen[], halfWidths: readonly number[], unit: number, size: Size): Limb {
  const out = { coverage: newMask(size), turned: newMask(size) };
  for (const { bone, seen } of bones) {
    const box = boxAround(bone.points, halfWidths[0]! * unit * 1.3);
    const [right, bottom] = [
      Math.min(size.width, box.x + box.width),
      Math.min(size.height, box.y + box.height),
    ];
    for (let y = Math.max(0, Math.floor(box.y)); y < bottom; y++) {
      for (let x = Math.max(0, Math.floor(box.x)); x < right; x++) {
        const place = besideBone(bone, { x, y });
        const share = place.along / bone.total;
        if (share < -0.03 || share > 1.03) continue;
        const half = Math.min(at(halfWidths, share) * unit, seenAt(seen, share));
        const coverage = Math.min(1, Math.max(0, half - Math.abs(place.across) + 0.5));
        const i = y * size.width + x;
        if (coverage <= out.coverage.data[i]!) continue;
        out.coverage.data[i] = coverage;
        out.turned.data[i] = Math.min(1, Math.abs(place.across) / half);
      }
    }
  }
  return out;
}

function seenAt(seen: readonly number[], share: number): number {
  return seen[Math.min(seen.length - 1, Math.max(0, Math.floor(share * seen.length)))] ?? Infinity;
}

function at(values: readonly number[], share: number): number {
  const f = Math.min(values.length - 1.001, Math.max(0, share * (values.length - 1)));
  const low = Math.floor(f);
  return values[low]! + (values[low + 1]! - values[low]!) * (f - low);
}

/** Discs around the hands: from the wrist onwards in the forearm's direction. */
export function handZone(body: Body, size: Size): Mask {
  const zone = newMask(size);
  for (const { elbow, wrist } of [body.left, body.right]) {
    const length = Math.hypot(wrist.x - elbow.x, wrist.y - elbow.y) || 1;
    const hand: Point = {
      x: wrist.x + ((wrist.x - elbow.x) / length) * 0.22 * body.unit,
      y: wrist.y + ((wrist.y - elbow.y) / length) * 0.22 * body.unit,
    };
    const radius = 0.36 * body.unit;
    for (let y = Math.max(0, Math.floor(hand.y - radius)); y < Math.min(size.height, hand.y + radius); y++) {
      for (let x = Math.max(0, Math.floor(hand.x - radius)); x < Math.min(size.width, hand.x + radius); x++) {
        if (Math.hypot(x - hand.x, y - hand.y) < radius) zone.data[y * size.width + x] = 1;
      }
    }
  }
  return zone;
}
