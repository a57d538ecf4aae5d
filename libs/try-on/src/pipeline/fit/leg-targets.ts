import { boneThrough } from '../geometry/bone.js';
import { between, distance } from '../geometry/point.js';
import type { GarmentLandmarks } from '../garment/landmarks.js';
import type { Pin } from '../mesh/arap.js';
import type { Mesh, PartMap } from '../mesh/mesh.js';
import { pinAt } from '../mesh/place-on-mesh.js';
import { type Body, onTorso, torsoPlace, usualHalfWidth } from '../person/body.js';
import type { TorsoProfile } from '../person/torso-profile.js';
import { placeOn } from './bone-place.js';
import { seen, type Side } from './landmark-parts.js';
import { legRows, type LimbPlace, limbPlaces, placePins } from './limb-places.js';
import { legHalfWidth } from './limb-widths.js';
import { LEGS } from './skeleton-parts.js';
import { wrapped } from './wrap.js';

/** Trousers that are longer than the leg end at the ankle: shares of the leg. */
export const LONGEST = 1.03;
/** Place of the torso at which legs part. */
export const CROTCH = 1.2;
const [LEG_WEIGHT, CUFF_WEIGHT] = [1.5, 2.5];
/** A trouser leg that lies flat shows half of its girth, around a leg less: of a round tube 2 / π. */
const ROUND_LEG = 0.76;
/** In clothed half-widths of the leg: how wide cloth is seen at most, and how narrow at least where legs meet. */
const [WIDE_LEG, NARROW] = [2, 0.75];
/** In torsos: so far below the seat a leg's outer side comes from the hips to its own width. */
const SEAT = 0.35;

/** The body's own half width: a coat or a wide skirt says little of what is in it. */
export function hipReach(reach: (t: number) => number, t: number): number {
  return Math.min(reach(t), usualHalfWidth(t) * 1.04);
}

/** From the waist over hip and knee to the ankle. */
export function legOf(body: Body, name: Side, waist: number, profile: TorsoProfile) {
  const side = body[name];
  const sign = name === 'left' ? -1 : 1;
  const reach = name === 'left' ? profile.left : profile.right;
  const start = onTorso(body, waist, (sign * hipReach(reach, waist)) / 2);
  const hip = onTorso(body, 1, (sign * hipReach(reach, 1)) / 2);
  return boneThrough([start, between(hip, side.hip, 0.5), side.knee, side.ankle], 0.25);
}

/** Of the garment: pixels of the picture per pixel of the cut-out, and where its waist and hem lie, in torsos. */
export type LegPlan = { scale: number; waist: number; hem?: number };

/** Along a leg's bones as far down as the cloth is long, as wide as it is there, and never narrower than the leg. */
export function legPins(
  mesh: Mesh,
  parts: PartMap,
  landmarks: GarmentLandmarks,
  name: Side,
  { scale, waist, hem = waist }: LegPlan,
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
  const end = Math.min(bone.total * LONGEST, Math.max(seat + own, (hem - waist) * body.torso));
  // The leg's own middle where it leaves the seat: between crotch and the outer side beside it.
  const side = between(
    top,
    outer,
    Math.min(1, Math.max(0, (crotch.y - top.y) / Math.max(1, outer.y - top.y))),
  );
  const sign = name === 'left' ? -1 : 1;
  const reach = name === 'left' ? profile.left : profile.right;
  /** Across the leg at a share of the cloth's way down it, outwards positive; and how far cloth of `own` half is seen. */
  const across = (share: number) => {
    const along = seat + (end - seat) * share;
    const { point, direction } = placeOn(bone, along);
    const usual = legHalfWidth(along / bone.total) * body.unit;
    const turn = Math.sign((-direction.y * body.across.x + direction.x * body.across.y) * sign) || 1;
    const meet = Math.max(NARROW * usual, distance(point, placeOn(beside, along).point) / 2);
    const asSeat = Math.max(0, 1 - (along - seat) / (SEAT * body.torso));
    const hips = (hipReach(reach, CROTCH) - Math.abs(torsoPlace(body, point).side)) * body.unit;
    return {
      off: (by: number) => ({ x: point.x - direction.y * turn * by, y: point.y + direction.x * turn * by }),
      outside: (own: number) => {
        const shown = Math.min(usual * WIDE_LEG, Math.max(usual, own * ROUND_LEG));
        return shown + (Math.max(shown, hips) - shown) * asSeat;
      },
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
  const placeOf = limbPlaces(parts, part, legRows({ side, crotch, outer, inner }));
  return [...ends, ...placePins(mesh, part, placeOf, seenAt)];
}
