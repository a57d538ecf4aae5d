import { boneThrough } from '../geometry/bone.js';
import { between, distance } from '../geometry/point.js';
import type { GarmentLandmarks } from '../garment/landmarks.js';
import type { Pin } from '../mesh/arap.js';
import type { Mesh, PartMap } from '../mesh/mesh.js';
import { pinAt, pinVertex } from '../mesh/place-on-mesh.js';
import { type Body, onTorso, usualHalfWidth } from '../stages/body.js';
import type { TorsoProfile } from '../stages/torso-profile.js';
import { placeOn } from './bone-place.js';
import { likely, seen, type Side, SIDES } from './landmark-parts.js';
import { type LimbPlace, limbPlaces, placePins } from './limb-places.js';
import { legHalfWidth } from './limb-widths.js';
import { LEGS, TORSO } from './skeleton-parts.js';
import { rowsOf } from './torso-rows.js';
import { wrapped } from './wrap.js';

const [WAIST_WEIGHT, SIDE_WEIGHT, ROW_WEIGHT, LEG_WEIGHT, CUFF_WEIGHT] = [5, 0.9, 0.5, 1.5, 2.5];
/** Place of the torso at which legs part. */
const CROTCH = 1.2;
/** Trousers this many times as long as their waist is wide reach the ankle of whom they fit: shorts have 1.2, capris 1.8. */
const LONG = 1.95;
/** Cloth lying flat shows half of its girth, a body in it seven eighths of that. */
const FLAT = 0.88;

export type LowerPlan = { scale: number; waist: number; waistY: number; middle: number; hem: number };

/** Size and place of trousers, shorts or a skirt: as wide as the waist it closes around, long trousers as long as legs. */
export function planLower(
  landmarks: GarmentLandmarks,
  { body, profile, waist }: { body: Body; profile: TorsoProfile; waist: number },
): LowerPlan | undefined {
  const [left, right] = SIDES.map((side) => likely(landmarks, `waist_${side}`));
  if (left === undefined || right === undefined || right.x <= left.x) return undefined;
  const own = distance(left, right);
  const girth = landmarks.ghost > 0.5 ? 1 : FLAT;
  const wide = ((hipReach(profile.left, waist) + hipReach(profile.right, waist)) * body.unit) / (own * girth);
  const [ends, hems] = (['leg_outer', 'hem'] as const).map((name) =>
    SIDES.map((side) => seen(landmarks, `${name}_${side}`)).filter((p) => p !== undefined),
  );
  const lowest = ends!.length > 0 ? ends! : hems!;
  if (lowest.length === 0) return undefined;
  const waistY = (left.y + right.y) / 2;
  const length = lowest.reduce((sum, p) => sum + p.y - waistY, 0) / lowest.length;
  let scale = wide;
  if (ends!.length > 0 && isLong(landmarks, length / own, waistY)) {
    const legs = SIDES.map((side) => legOf(body, side, waist, profile).total);
    const long = (legs[0]! + legs[1]!) / 2 / length;
    scale = Math.exp(
      0.35 * Math.log(wide) + 0.65 * Math.log(Math.min(WIDEST * wide, Math.max(0.8 * wide, long))),
    );
  }
  return { scale, waist, waistY, middle: (left.x + right.x) / 2, hem: waist + (length * scale) / body.torso };
}

/** Of trousers cut for a wide waist the legs tell more than the waist: long ones are this many times as long as the rise. */
const LONG_LEGS = 1.9;
/** Trousers, and no shorts, for so sure are long from this many waists on. */
const [TROUSERS, LEAST_LONG] = [0.85, 1.4];
/** How much larger than at their waist trousers may be that reach the ankles: what is too wide goes round the body. */
const WIDEST = 1.5;

function isLong(landmarks: GarmentLandmarks, waists: number, waistY: number): boolean {
  if (waists > LONG || (landmarks.chances.trousers > TROUSERS && waists > LEAST_LONG)) return true;
  const crotch = seen(landmarks, 'crotch');
  const ends = SIDES.map((side) => seen(landmarks, `leg_inner_${side}`)).filter((p) => p !== undefined);
  if (crotch === undefined || ends.length === 0) return false;
  const inseam = ends.reduce((sum, p) => sum + p.y - crotch.y, 0) / ends.length;
  return inseam > LONG_LEGS * (crotch.y - waistY);
}

/** The body's own half width: a coat or a wide skirt says little of what is in it. */
function hipReach(reach: (t: number) => number, t: number): number {
  return Math.min(reach(t), usualHalfWidth(t) * 1.04);
}

/** From the waist over hip and knee to the ankle. */
function legOf(body: Body, name: Side, waist: number, profile: TorsoProfile) {
  const side = body[name];
  const sign = name === 'left' ? -1 : 1;
  const reach = name === 'left' ? profile.left : profile.right;
  const start = onTorso(body, waist, (sign * hipReach(reach, waist)) / 2);
  const hip = onTorso(body, 1, (sign * hipReach(reach, 1)) / 2);
  return boneThrough([start, between(hip, side.hip, 0.5), side.knee, side.ankle], 0.25);
}

/** Waistband, seat and skirt by rows, each leg along its bones. */
export function lowerPins(
  mesh: Mesh,
  parts: PartMap,
  landmarks: GarmentLandmarks,
  plan: LowerPlan,
  { body, profile, wider }: { body: Body; profile: TorsoProfile; wider: number },
): Pin[] {
  const crotch = seen(landmarks, 'crotch');
  const rows = rowsOf(mesh, parts, TORSO);
  const { scale, waistY, middle } = plan;
  const pins: Pin[] = [];
  const isSkirt = crotch === undefined;
  // The seat ends where the legs part, however deep it is cut.
  const perRow = isSkirt ? scale / body.torso : (CROTCH - plan.waist) / Math.max(1, crotch.y - waistY);
  for (let v = 0; v < mesh.vertexPart.length; v++) {
    if (mesh.vertexPart[v] !== TORSO) continue;
    const [x, y] = [mesh.rest[v * 2]!, mesh.rest[v * 2 + 1]!];
    const row = rows.get(y);
    if (row === undefined) continue;
    const t = plan.waist + (y - waistY) * perRow;
    const off = ((x - middle) * scale) / body.unit;
    const half = ((off < 0 ? middle - row.from : row.to - middle) * scale) / body.unit;
    const inside = hipReach(off < 0 ? profile.left : profile.right, Math.min(t, 1.24));
    const most = isSkirt && t > 1 ? Math.max(0.75, inside * 1.2) + 0.35 * (t - 1) : inside * 1.12 + 0.02;
    const shown = Math.max(t < 1.3 ? inside + 0.015 : 0.3, Math.min(half, most)) * wider;
    const side = wrapped(Math.max(-half * 1.1, Math.min(half * 1.1, off)), half, shown);
    const isWaist = Math.abs(y - waistY) < mesh.cell;
    const weight = isWaist ? WAIST_WEIGHT : SIDE_WEIGHT;
    pins.push(pinVertex(v, onTorso(body, t, side), weight, isWaist ? WAIST_WEIGHT : ROW_WEIGHT));
  }
  if (isSkirt) return pins;
  return [...pins, ...SIDES.flatMap((side) => legPins(mesh, parts, landmarks, side, plan, body, profile))];
}

/** A trouser leg that lies flat shows half of its girth, around a leg less: of a round tube 2 / π. */
const ROUND_LEG = 0.76;
/** In clothed half-widths of the leg: how wide cloth is seen at most, and how narrow at least where legs meet. */
const [WIDE_LEG, NARROW] = [2, 0.75];

/** Along a leg's bones as far down as the cloth is long, as wide as it is there, and never narrower than the leg. */
export function legPins(
  mesh: Mesh,
  parts: PartMap,
  landmarks: GarmentLandmarks,
  name: Side,
  { scale, waist, hem = waist }: Pick<LowerPlan, 'scale' | 'waist'> & Partial<Pick<LowerPlan, 'hem'>>,
  body: Body,
  profile: TorsoProfile,
): Pin[] {
  const [crotch, outer, inner, top] = [
    seen(landmarks, 'crotch'),
    seen(landmarks, `leg_outer_${name}`),
    seen(landmarks, `leg_inner_${name}`),
    seen(landmarks, `waist_${name}`),
  ];
  if (!crotch || !outer || !inner || !top) return [];
  const part = LEGS[name === 'left' ? 0 : 1];
  const bone = legOf(body, name, waist, profile);
  const beside = legOf(body, name === 'left' ? 'right' : 'left', waist, profile);
  const seat = (CROTCH - waist) * body.torso;
  const own = distance(crotch, inner) * scale;
  // However deep the crotch is cut, the whole is as long as it is.
  const end = Math.min(bone.total * 1.03, Math.max(seat + own, (hem - waist) * body.torso));
  // The leg's own middle where it leaves the seat: between crotch and the outer side beside it.
  const side = between(
    top,
    outer,
    Math.min(1, Math.max(0, (crotch.y - top.y) / Math.max(1, outer.y - top.y))),
  );
  const sign = name === 'left' ? -1 : 1;
  /** Across the leg at a share of the cloth's way down it, outwards positive; and how far cloth of `own` half is seen. */
  const across = (share: number) => {
    const along = seat + (end - seat) * share;
    const { point, direction } = placeOn(bone, along);
    const usual = legHalfWidth(along / bone.total) * body.unit;
    const turn = Math.sign((-direction.y * body.across.x + direction.x * body.across.y) * sign) || 1;
    const meet = Math.max(NARROW * usual, distance(point, placeOn(beside, along).point) / 2);
    return {
      off: (by: number) => ({ x: point.x - direction.y * turn * by, y: point.y + direction.x * turn * by }),
      outside: (own: number) => Math.min(usual * WIDE_LEG, Math.max(usual, own * ROUND_LEG)),
      inside: (own: number) => Math.min(meet, usual * WIDE_LEG, Math.max(usual, own * ROUND_LEG)),
    };
  };
  const ends = [0.15, 0.4, 0.7, 1].flatMap((share) => {
    const { off, outside, inside } = across(share);
    const [out, into] = [between(side, outer, share), between(crotch, inner, share)];
    const own = (distance(out, into) * scale) / 2;
    const weight = share === 1 ? CUFF_WEIGHT : LEG_WEIGHT;
    return [
      pinAt(mesh, out, off(outside(own)), weight, part),
      pinAt(mesh, into, off(-inside(own)), weight, part),
    ];
  });
  const seenAt = ({ share, off: beside, half }: LimbPlace) => {
    const { off, outside, inside } = across(share);
    const own = half * scale;
    return off(
      Math.sign(beside) * wrapped(Math.abs(beside) * scale, own, (beside > 0 ? outside : inside)(own)),
    );
  };
  const root = between(crotch, side, 0.5);
  const cuff = between(outer, inner, 0.5);
  return [
    ...ends,
    ...placePins(mesh, part, limbPlaces(parts, part, { root, cuff, outer, fork: crotch }), seenAt),
  ];
}
