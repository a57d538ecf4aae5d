import { distance } from '../geometry/point.js';
import type { GarmentLandmarks } from '../garment/landmarks.js';
import type { Pin } from '../mesh/arap.js';
import type { Mesh, PartMap } from '../mesh/mesh.js';
import { pinVertex } from '../mesh/place-on-mesh.js';
import { type Body, onTorso } from '../person/body.js';
import type { TorsoProfile } from '../person/torso-profile.js';
import { likely, seen, SIDES } from './landmark-parts.js';
import { CROTCH, hipReach, legOf, legPins, LONGEST } from './leg-targets.js';
import { TORSO } from './skeleton-parts.js';
import { rowsOf } from './torso-rows.js';
import { wrapped } from './wrap.js';

const [WAIST_WEIGHT, SIDE_WEIGHT, ROW_WEIGHT] = [5, 0.9, 0.5];
/** Trousers this many times as long as their waist is wide reach the ankle of whom they fit: shorts have 1.2, capris 1.8. */
const LONG = 1.95;
/** In torsos below the shoulder line: the waist that lower garments are cut for. */
const WAIST = 0.8;
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
  // Where an old one was worn high the body is narrower than the new one's waist.
  const closed = Math.max(waist, WAIST);
  const reach = hipReach(profile.left, closed) + hipReach(profile.right, closed);
  const wide = (reach * body.unit) / (own * girth);
  const [ends, hems] = (['leg_outer', 'hem'] as const).map((name) =>
    SIDES.map((side) => seen(landmarks, `${name}_${side}`)).filter((p) => p !== undefined),
  );
  const lowest = ends!.length > 0 ? ends! : hems!;
  if (lowest.length === 0) return undefined;
  const waistY = (left.y + right.y) / 2;
  const length = lowest.reduce((sum, p) => sum + p.y - waistY, 0) / lowest.length;
  let scale = wide;
  const legs = SIDES.map((side) => legOf(body, side, waist, profile));
  const leg = (legs[0]!.total + legs[1]!.total) / 2;
  const hasLegs = ends!.length > 0;
  if (hasLegs && isLong(landmarks, length / own, waistY)) {
    const long = leg / length;
    scale = Math.exp(
      0.15 * Math.log(wide) + 0.85 * Math.log(Math.min(WIDEST * wide, Math.max(0.8 * wide, long))),
    );
  }
  const shown = Math.min(length * scale, hasLegs ? LONGEST * leg : Infinity);
  return { scale, waist, waistY, middle: (left.x + right.x) / 2, hem: waist + shown / body.torso };
}

/** Of trousers cut for a wide waist the legs tell more than the waist: long ones are this many times as long as the rise. */
const LONG_LEGS = 1.9;
/** Trousers, and no shorts, for so sure are long from this many waists on. */
const [TROUSERS, LEAST_LONG] = [0.85, 1.4];
/** How much larger than at their waist trousers may be that reach the ankles: what is too wide goes round the body. */
const WIDEST = 2.3;

function isLong(landmarks: GarmentLandmarks, waists: number, waistY: number): boolean {
  if (waists > LONG || (landmarks.chances.trousers > TROUSERS && waists > LEAST_LONG)) return true;
  const crotch = seen(landmarks, 'crotch');
  const ends = SIDES.map((side) => seen(landmarks, `leg_inner_${side}`)).filter((p) => p !== undefined);
  if (crotch === undefined || ends.length === 0) return false;
  const inseam = ends.reduce((sum, p) => sum + p.y - crotch.y, 0) / ends.length;
  return inseam > LONG_LEGS * (crotch.y - waistY);
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
