import { between, distance, type Point } from '../geometry/point.js';
import type { GarmentLandmarks } from '../garment/landmarks.js';
import type { Pin } from '../mesh/arap.js';
import type { Mesh, PartMap } from '../mesh/mesh.js';
import { pinAt, pinVertex } from '../mesh/place-on-mesh.js';
import { type Body, onTorso, torsoPlace, usualHalfWidth } from '../person/body.js';
import { type ShoulderLine, USUAL_SHOULDERS } from '../person/shoulder-line.js';
import type { TorsoProfile } from '../person/torso-profile.js';
import { likely, seen, type Side, SIDES, sleeveOf } from './landmark-parts.js';
import { legPins } from './leg-targets.js';
import { type Row, rowsOf } from './torso-rows.js';
import { FURTHEST_TIP, sleevePins } from './sleeve-targets.js';
import { TORSO } from './skeleton-parts.js';
import { wrapped } from './wrap.js';

/** What a garment of these landmarks and this size is on a body, before it is bent. */
export type UpperPlan = {
  /** Pixels of the picture per pixel of the cut-out. */
  scale: number;
  /** Middle of the neck in the cut-out. */
  neck: Point;
  /** Torsos below the shoulder line at which a row of the cut-out hangs. */
  rowAt: (y: number) => number;
  /** Row of the hem in the cut-out. */
  hemY: number;
  /** How much the sizes that breadth, chest and length ask for differ: the widest difference of their logarithms. */
  spread: number;
};

/** Where the waist of a jumpsuit lies, in torsos below the shoulder line. */
const WAIST = 0.8;
/** Of a dress that is cut to a waist, how wide that is seen, in shoulder widths. */
const WAIST_WIDTH = 1.08;
const NECK_WEIGHT = 6;
const [TIP_WEIGHT, SEAM_WEIGHT] = [4, 2];
const [AXIS_WEIGHT, EDGE_WEIGHT, ROW_WEIGHT] = [0.5, 1.2, 0.6];
/** Cloth stands off the body by this, and a loose garment by no more than `LOOSE` of the body's width. */
const [EASE, LOOSE] = [0.02, 1.16];

/** Sleeves that lie beside a garment hide its sides, which then looks narrow: no sleeve is longer than that, in shoulder widths. */
const LONGEST_SLEEVE = 2.05;

type Upper = { landmarks: GarmentLandmarks; isLong: boolean; isOuter: boolean };

/**
 * The size at which a garment hangs: its own proportions are kept, so shoulder breadth, chest and length each say how
 * large one of its pixels is, and the mean of their logarithms holds.
 */
export function planUpper(
  { landmarks, isLong, isOuter }: Upper,
  body: Body,
  shoulders: ShoulderLine = USUAL_SHOULDERS,
): UpperPlan | undefined {
  const top = topOf(landmarks);
  const [armpitLeft, armpitRight] = SIDES.map((side) => likely(landmarks, `armpit_${side}`));
  const [hemLeft, hemRight] = hemOf(landmarks);
  if (top === undefined || !armpitLeft || !armpitRight || !hemLeft || !hemRight) return undefined;
  const [tipLeft, tipRight] = SIDES.map((side) => seen(landmarks, `shoulder_${side}`));
  const { left: neckLeft, right: neckRight } = top;
  const neck = { x: (neckLeft.x + neckRight.x) / 2, y: (neckLeft.y + neckRight.y) / 2 };
  const length = (hemLeft.y + hemRight.y) / 2 - neck.y;
  const pits = armpitRight.x - armpitLeft.x;
  if (length <= 0 || pits <= 0) return undefined;
  const isHung = top.by === 'neck';
  const breadth =
    isHung && tipLeft && tipRight && tipRight.x > tipLeft.x ? tipRight.x - tipLeft.x : undefined;
  const opinions: [scale: number, weight: number][] = [];
  if (breadth !== undefined) opinions.push([((isOuter ? 1.3 : 1.22) * body.unit) / breadth, 0.5]);
  // A dress that lies flat shows half of its girth; on an invisible body it has the shape of one.
  const chest = isOuter ? 1.25 : !isLong ? 1.15 : landmarks.ghost > 0.5 ? 1.1 : 1.25;
  opinions.push([(chest * body.unit) / pits, isLong || isOuter ? 0.4 : 0.2]);
  const waist = SIDES.map((side) => seen(landmarks, `waist_${side}`));
  const waistWidth = waist[0] && waist[1] ? waist[1].x - waist[0].x : 0;
  if (isLong && waistWidth > 0) opinions.push([(WAIST_WIDTH * body.unit) / waistWidth, 0.4]);
  if (!isLong && !isOuter) opinions.push([((isHung ? 1.85 : 1.95) * body.unit) / length, 0.3]);
  const weights = opinions.reduce((sum, [, weight]) => sum + weight, 0);
  const asked = Math.exp(opinions.reduce((sum, [s, weight]) => sum + weight * Math.log(s), 0) / weights);
  const scale = Math.min(asked, (LONGEST_SLEEVE * body.unit) / longestSleeve(landmarks));
  const half = neckHalf(((neckRight.x - neckLeft.x) * scale) / 2 / body.unit, top.by);
  const above = (shoulders.left.rise(half) + shoulders.right.rise(half)) / 2;
  const rowAt = (y: number) => (((y - neck.y) * scale) / body.unit - above) * (body.unit / body.torso);
  const logs = opinions.map(([s]) => Math.log(s));
  return { scale, neck, rowAt, hemY: neck.y + length, spread: Math.max(...logs) - Math.min(...logs) };
}

/** From the shoulder's tip to the cuff, in pixels of the cut-out; 0 without sleeves. */
function longestSleeve(landmarks: GarmentLandmarks): number {
  const lengths = SIDES.flatMap((side) => {
    const sleeve = sleeveOf(landmarks, side);
    return sleeve === undefined ? [] : [distance(sleeve.tip, between(sleeve.outer, sleeve.inner, 0.5))];
  });
  return Math.max(0, ...lengths);
}

type Top = { by: 'neck' | 'strap' | 'shoulder'; left: Point; right: Point };

/** What a garment hangs by: the sides of its neck, its straps, or off the shoulders. */
function topOf(landmarks: GarmentLandmarks): Top | undefined {
  for (const find of [seen, likely]) {
    for (const by of ['neck', 'strap', 'shoulder'] as const) {
      const [left, right] = SIDES.map((side) => find(landmarks, `${by}_${side}`));
      if (left && right && right.x > left.x) return { by, left, right };
    }
  }
  return undefined;
}

/** Both ends of the hem; of a jumpsuit the outer ends of its legs. */
function hemOf(landmarks: GarmentLandmarks): (Point | undefined)[] {
  const hem = SIDES.map((side) => seen(landmarks, `hem_${side}`));
  if (hem.every(Boolean)) return hem;
  const legs = SIDES.map((side) => seen(landmarks, `leg_outer_${side}`));
  return legs.every(Boolean) ? legs : SIDES.map((side) => likely(landmarks, `hem_${side}`));
}

/** How far from the middle the garment's top lies on the shoulders, in shoulder widths. */
function neckHalf(own: number, by: Top['by']): number {
  if (by === 'shoulder') return Math.min(0.62, Math.max(0.5, own));
  return by === 'strap' ? Math.min(0.42, Math.max(0.3, own)) : Math.min(0.46, Math.max(0.2, own));
}

type UpperBody = { body: Body; profile: TorsoProfile; shoulders: ShoulderLine; wider: number };

/** Where the mesh's places are wanted on the body. */
export function upperPins(
  mesh: Mesh,
  parts: PartMap,
  { landmarks, isLong }: Upper,
  plan: UpperPlan,
  { body, profile, shoulders, wider }: UpperBody,
): Pin[] {
  return [
    ...shoulderPins(mesh, landmarks, plan, body, shoulders),
    ...torsoPins(mesh, rowsOf(mesh, parts, TORSO), { landmarks, isLong, plan, body, profile, wider }),
    ...SIDES.flatMap((side) => {
      const tip = tipOf(landmarks, side, plan, body, shoulders);
      return sleevePins(mesh, parts, landmarks, side, { scale: plan.scale, tip }, body);
    }),
    // A jumpsuit's.
    ...SIDES.flatMap((side) =>
      legPins(mesh, parts, landmarks, side, { scale: plan.scale, waist: WAIST }, body, profile),
    ),
  ];
}

function shoulderPins(
  mesh: Mesh,
  landmarks: GarmentLandmarks,
  plan: UpperPlan,
  body: Body,
  shoulders: ShoulderLine,
): Pin[] {
  const top = topOf(landmarks);
  if (top === undefined) return [];
  const half = neckHalf(((top.right.x - top.left.x) * plan.scale) / 2 / body.unit, top.by);
  return SIDES.flatMap((name) => {
    const neckAt = body.neck + signOf(name) * half;
    const neck = pinAt(mesh, top[name], onShoulder(body, shoulders, name, neckAt), NECK_WEIGHT);
    const [tip, tipAt] = [seen(landmarks, `shoulder_${name}`), tipOf(landmarks, name, plan, body, shoulders)];
    if (tip === undefined || tipAt === undefined) return [neck];
    const between = [1 / 3, 2 / 3].map((share) => {
      const along = (a: number, b: number) => a + (b - a) * share;
      const from = { x: along(top[name].x, tip.x), y: along(top[name].y, tip.y) };
      const side = along(neckAt, torsoPlace(body, tipAt).side);
      return pinAt(mesh, from, onShoulder(body, shoulders, name, side), SEAM_WEIGHT);
    });
    return [neck, ...between, pinAt(mesh, tip, tipAt, TIP_WEIGHT)];
  });
}

const signOf = (name: Side): -1 | 1 => (name === 'left' ? -1 : 1);

/** The place of the shoulder's line `side` shoulder widths from the middle. */
function onShoulder(body: Body, shoulders: ShoulderLine, name: Side, side: number): Point {
  return onTorso(body, (-shoulders[name].rise(side * signOf(name)) * body.unit) / body.torso, side);
}

/** Where a shoulder's tip lies on the body; undefined of what has no shoulders that are sewn to a neck. */
function tipOf(
  landmarks: GarmentLandmarks,
  name: Side,
  { scale }: UpperPlan,
  body: Body,
  shoulders: ShoulderLine,
): Point | undefined {
  const [left, right] = SIDES.map((side) => seen(landmarks, `shoulder_${side}`));
  if (topOf(landmarks)?.by !== 'neck' || left === undefined || right === undefined) return undefined;
  const breadth = ((right.x - left.x) * scale) / 2 / body.unit;
  const side = signOf(name) * Math.min(FURTHEST_TIP, shoulders[name].end + OVER, breadth);
  return onShoulder(body, shoulders, name, side);
}

/** A tip lies at most so far beyond where the shoulder turns down, in shoulder widths. */
const OVER = 0.02;

type TorsoFit = {
  landmarks: GarmentLandmarks;
  isLong: boolean;
  plan: UpperPlan;
  body: Body;
  profile: TorsoProfile;
  wider: number;
};

/** Every place of the torso below the armpits, the sides more than the middle. */
function torsoPins(mesh: Mesh, rows: ReadonlyMap<number, Row>, fit: TorsoFit): Pin[] {
  const { landmarks, plan, body, profile, isLong, wider } = fit;
  const armpits = SIDES.map((side) => landmarks.points[`armpit_${side}`].y);
  const from = (armpits[0]! + armpits[1]!) / 2 - 2;
  const hems = hemOf(landmarks);
  const hem = { x: (hems[0]!.x + hems[1]!.x) / 2, y: (hems[0]!.y + hems[1]!.y) / 2 };
  const pins: Pin[] = [];
  // Of a round hem the rows below its ends are no narrower cloth.
  const lowest = Math.max(...[...rows.keys()].filter((y) => y <= hem.y));
  for (let v = 0; v < mesh.vertexPart.length; v++) {
    if (mesh.vertexPart[v] !== TORSO) continue;
    const [x, y] = [mesh.rest[v * 2]!, mesh.rest[v * 2 + 1]!];
    const row = rows.get(Math.min(y, isLong ? lowest : y));
    if (row === undefined || y < from || (!isLong && y > hem.y + mesh.cell)) continue;
    const axis =
      plan.neck.x +
      (hem.x - plan.neck.x) * Math.min(1, Math.max(0, (y - plan.neck.y) / (hem.y - plan.neck.y)));
    const t = plan.rowAt(y);
    const off = ((x - axis) * plan.scale) / body.unit;
    const isLeft = off < 0;
    const half = ((isLeft ? axis - row.from : row.to - axis) * plan.scale) / body.unit;
    const inside = (isLeft ? profile.left : profile.right)(Math.min(t, 1.2));
    const shown = Math.max(inside + EASE, Math.min(half, mostShown(inside, t, isLong))) * wider;
    const side = wrapped(Math.max(-half * 1.1, Math.min(half * 1.1, off)), half, shown);
    const weight = Math.abs(off) < 0.8 * half ? AXIS_WEIGHT : EDGE_WEIGHT;
    pins.push(pinVertex(v, onTorso(body, t, side), weight, ROW_WEIGHT));
  }
  return pins;
}

/**
 * A skirt may swing wide below the hips, of somebody turned less; above them cloth lies near the body.
 */
function mostShown(inside: number, t: number, isLong: boolean): number {
  const near = inside * LOOSE + 0.03;
  if (t < HIPS || !isLong) return near;
  const turned = Math.min(1, Math.max(0.6, inside / usualHalfWidth(HIPS)));
  const wide = Math.max(0.75 * turned, inside * 1.2) + 0.3 * (t - 1);
  return near + Math.max(0, wide - near) * Math.min(1, (t - HIPS) / BELOW_HIPS);
}

/** From the hips downwards cloth is free to swing out, all of it from so far below; in torsos. */
const [HIPS, BELOW_HIPS] = [1, 0.3];
