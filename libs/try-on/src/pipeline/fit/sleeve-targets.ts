import { distance, type Point } from '../geometry/point.js';
import type { GarmentLandmarks } from '../models/landmarks.js';
import type { Pin } from '../mesh/arap.js';
import type { Mesh, PartMap } from '../mesh/mesh.js';
import { pinAt } from '../mesh/place-on-mesh.js';
import type { Body } from '../person/body.js';
import { placeOn } from './bone-place.js';
import { seen, type Side, SIDES, sleeveOf } from './landmark-parts.js';
import { type LimbPlace, limbPlaces, placePins, sleeveRows } from './limb-places.js';
import { armHalfWidth } from './limb-widths.js';
import { SLEEVES } from './skeleton-parts.js';
import { wrapped } from './wrap.js';

/** Shoulder tips of drop shoulders lie at most so far from the middle, in shoulder widths. */
export const FURTHEST_TIP = 0.66;
/** Upper arm that the shoulder takes of a sleeve's length. */
const OVER_SHOULDER = 0.05;
/** Of both arm bones together, in shoulder widths, of somebody whose arms are seen at full length. */
const USUAL_ARM = 1.62;
const [SLEEVE_WEIGHT, CUFF_WEIGHT] = [1.5, 2.5];

/** In shares of the sleeve: so far below the shoulder's tip it is no wider than on the arm. */
const BELOW_TIP = 0.3;

/** How wide a sleeve is seen at most and at least, of a clothed arm's width there: more of it turns away behind the arm. */
const [WIDEST, NARROWEST] = [1.35, 1.02];
/** Just below the shoulder the outer side lies on the arm, and hangs off it further down: from this share of the arm on. */
const [WIDEST_ABOVE, HANGS] = [0.95, 0.5];

/** Pixels of the picture per pixel of the cut-out, and where the shoulder's tip lies in the picture. */
export type SleevePlan = { scale: number; tip?: Point | undefined };

/** The sleeve's middle along the arm as far down as it is long, its places as far beside it as the arm lets them be seen, its cuff across. */
export function sleevePins(
  mesh: Mesh,
  parts: PartMap,
  landmarks: GarmentLandmarks,
  name: Side,
  { scale, tip: tipAt }: SleevePlan,
  body: Body,
): Pin[] {
  const sleeve = sleeveOf(landmarks, name);
  if (sleeve === undefined) return [];
  const { tip, armpit, outer, inner } = sleeve;
  const part = SLEEVES[name === 'left' ? 0 : 1];
  const { arm } = body[name];
  const end = sleeveEnd(landmarks, name, scale, body)!;
  const cuff = { x: (outer.x + inner.x) / 2, y: (outer.y + inner.y) / 2 };
  const width = distance(outer, inner);
  const isDeep = armpit.y - tip.y > 1.44 * width;
  const root = {
    x: tip.x + (armpit.x - tip.x) * (isDeep ? 0.25 : 0.4),
    y: tip.y + (armpit.y - tip.y) * (isDeep ? 0.25 : 0.4),
  };
  const pins = [0.55, 0.75, 1].map((share) => {
    const at = { x: root.x + (cuff.x - root.x) * share, y: root.y + (cuff.y - root.y) * share };
    return pinAt(mesh, at, placeOn(arm, end * share).point, share === 1 ? CUFF_WEIGHT : SLEEVE_WEIGHT, part);
  });
  // Across the arm, away from the body's middle.
  const sign = name === 'left' ? -1 : 1;
  const across = (share: number) => {
    const { point, direction } = placeOn(arm, end * share);
    const turn = Math.sign((-direction.y * body.across.x + direction.x * body.across.y) * sign) || 1;
    const off = (half: number): Point => ({
      x: point.x - direction.y * turn * half,
      y: point.y + direction.x * turn * half,
    });
    return { off, usual: armHalfWidth((end * share) / arm.total) * body.unit };
  };
  const { off, usual } = across(1);
  const half = Math.min(usual * 1.75, Math.max(usual * 1.06, (width * scale * 0.92) / 2));
  pins.push(
    pinAt(mesh, outer, off(half), CUFF_WEIGHT, part),
    pinAt(mesh, inner, off(-half), CUFF_WEIGHT, part),
  );
  // The tip of a wide shoulder lies further out than the arm below it: cloth comes in from there, not at once.
  const tipOff = tipAt === undefined ? 0 : distance(tipAt, across(0).off(0));
  /** Where a place of the cloth is seen, of `half` on its side of the middle. */
  const seenAt = ({ share, off: beside, half: own }: LimbPlace): Point => {
    const { off: offArm, usual: arms } = across(share);
    const down = Math.min(1, Math.max(0, (end * share) / arm.total / HANGS));
    const outer = WIDEST_ABOVE + (WIDEST - WIDEST_ABOVE) * down;
    const atTip = (tipOff / arms) * Math.max(0, 1 - Math.max(0, share) / BELOW_TIP);
    const most = beside < 0 ? WIDEST : Math.max(outer, atTip);
    const least = Math.min(most, beside < 0 ? NARROWEST : Math.max(NARROWEST, atTip));
    const shown = arms * Math.min(most, Math.max(least, (own * scale) / arms));
    return offArm(Math.sign(beside) * wrapped(Math.abs(beside) * scale, own * scale, shown));
  };
  const placeOf = limbPlaces(parts, part, sleeveRows({ root, cuff, outer, armpit }));
  return [...pins, ...placePins(mesh, part, placeOf, seenAt)];
}

/**
 * Pixels from the shoulder joint along the arm at which a sleeve ends; undefined without one. Both sleeves of a garment are as long as
 * the one that is seen at greater length: the other is folded.
 */
export function sleeveEnd(
  landmarks: GarmentLandmarks,
  name: Side,
  scale: number,
  body: Body,
): number | undefined {
  if (sleeveOf(landmarks, name) === undefined) return undefined;
  const { arm } = body[name];
  return arm.total * Math.max(...SIDES.map((side) => seenShare(landmarks, side, scale, body)));
}

/** How much of the arm a sleeve covers by the length at which it is seen, 0 without one. */
function seenShare(landmarks: GarmentLandmarks, name: Side, scale: number, body: Body): number {
  const sleeve = sleeveOf(landmarks, name);
  if (sleeve === undefined) return 0;
  const { arm } = body[name];
  // An arm that points at the camera is seen shorter, and its sleeve with it.
  const foreshortened = Math.min(1.15, Math.max(0.6, arm.total / (USUAL_ARM * body.unit)));
  const [tipLeft, tipRight] = SIDES.map((side) => seen(landmarks, `shoulder_${side}`)!);
  const breadth = tipLeft && tipRight ? ((tipRight.x - tipLeft.x) * scale) / 2 / body.unit : 0.6;
  const drop = Math.max(0, breadth - FURTHEST_TIP) * body.unit;
  const own = distance(sleeve.tip, sleeve.outer) * scale * foreshortened;
  return Math.min(1, Math.max(0.05, (own - OVER_SHOULDER * body.unit + drop) / arm.total));
}
