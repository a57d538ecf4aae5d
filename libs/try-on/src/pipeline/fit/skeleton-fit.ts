import { besideBone, type Bone, pointBeside } from '../geometry/bone.js';
import type { Point } from '../geometry/point.js';
import { deform, type Pin } from '../mesh/arap.js';
import { buildMesh, type Mesh } from '../mesh/mesh.js';
import { pinAt, pinVertex } from '../mesh/place-on-mesh.js';
import { type Body, onTorso, SURE, torsoPlace } from '../person/body.js';
import type { Garment, Model } from '../garment/garment.js';
import { middleOfLegs } from '../person/middle-of-legs.js';
import type { Person } from '../person/person.js';
import { torsoProfile } from '../person/torso-profile.js';
import { waistLine } from './waist-line.js';
import { type LaidMesh } from './laid-mesh.js';
import { type LowerRows, lowerRows } from './lower-rows.js';
import { divideBySkeleton, LEGS, SLEEVES, TORSO } from './skeleton-parts.js';

const [SHOULDER_WEIGHT, TORSO_WEIGHT, LIMB_WEIGHT] = [4, 0.3, 0.5];
/** The body's breadth may change a garment's by so much. */
const [NARROWEST, WIDEST] = [0.88, 1.15];

/** A garment worn by somebody else: every place of it goes to the same place of the other body, as rigidly as can be. */
export function fitBySkeleton(garment: Garment, model: Model, person: Person): LaidMesh | undefined {
  const { meshed, cloths } = divideBySkeleton(garment.image, garment.mask, model, garment.cut);
  const mesh = buildMesh(meshed);
  if (mesh === undefined) return undefined;
  const [from, to] = [model.body, person.body];
  const scale = Math.sqrt((to.unit / from.unit) * (to.torso / from.torso));
  const rows = garment.cut === 'upper' ? undefined : lowerRows(garment.mask, from);
  const torsoTarget = torsoTargets(model, person, scale, rows);
  const start = new Float64Array(mesh.rest.length);
  const turned = new Float64Array(mesh.rest.length / 2);
  const pins: Pin[] = [];
  for (let v = 0; v < turned.length; v++) {
    const p = { x: mesh.rest[v * 2]!, y: mesh.rest[v * 2 + 1]! };
    const { target, weight } = targetOf(mesh, v, p, from, to, scale, torsoTarget);
    start[v * 2] = target.x;
    start[v * 2 + 1] = target.y;
    if (weight > 0) pins.push(pinVertex(v, target, weight, weight));
  }
  if (garment.cut === 'upper') {
    for (const side of ['left', 'right'] as const) {
      pins.push(pinAt(mesh, from[side].shoulder, to[side].shoulder, SHOULDER_WEIGHT));
    }
  }
  const laid = deform(mesh, scale, start, pins);
  return { mesh, laid, turned, cloths, scale, order: [...LEGS, TORSO, ...SLEEVES], hasFolds: true };
}

const LIMBS: readonly number[] = [...SLEEVES, ...LEGS];

function targetOf(
  mesh: Mesh,
  v: number,
  p: Point,
  from: Body,
  to: Body,
  scale: number,
  torsoTarget: (p: Point) => Point,
): { target: Point; weight: number } {
  const part = mesh.vertexPart[v]!;
  const limb = LIMBS.indexOf(part);
  if (limb < 0) {
    // Around the shoulders the mesh finds its own way between torso and arm.
    const { t } = torsoPlace(from, p);
    return { target: torsoTarget(p), weight: t < 0.2 ? TORSO_WEIGHT / 6 : TORSO_WEIGHT };
  }
  const side = limb % 2 === 0 ? 'left' : 'right';
  const name = limb < 2 ? 'arm' : 'leg';
  const [a, b] = [from[side][name], to[side][name]];
  const place = besideBone(a, p);
  const ratio = lengthRatio(a, b, scale);
  const target = pointBeside(b, { along: place.along * ratio, across: place.across * scale });
  return { target, weight: place.along > 0.25 * a.total ? LIMB_WEIGHT : LIMB_WEIGHT / 6 };
}

/** Limbs of two bodies have the same share of cloth, within what bodies differ by: a joint may be guessed. */
function lengthRatio(from: Bone, to: Bone, scale: number): number {
  return Math.min(scale * 1.25, Math.max(scale * 0.8, to.total / Math.max(1, from.total)));
}

/** Where a place of the first body's torso or skirt lies on the second's. */
function torsoTargets(
  model: Model,
  person: Person,
  scale: number,
  lower: LowerRows | undefined,
): (p: Point) => Point {
  const [from, to] = [model.body, person.body];
  const [own, other] = [torsoProfile(from, model.labels), torsoProfile(to, person.labels)];
  const perUnit = (scale * from.unit) / to.unit;
  const perTorso = (scale * from.torso) / to.torso;
  const legs = legRatio(from, to);
  const areKnown = [from, to].every(areLegsKnown);
  const [ownMiddle, otherMiddle] = areKnown ? [legsAside(from), legsAside(to)] : [noneAside, noneAside];
  const rise = lower && riseOf(lower, waistLine(to, person.labels));
  return (p) => {
    const { t, side: offAxis } = torsoPlace(from, p);
    const side = offAxis - ownMiddle(t);
    const row = Math.min(1.2, Math.max(0.1, t));
    const breadth =
      (side < 0 ? other.left : other.right)(row) / ((side < 0 ? own.left : own.right)(row) * perUnit);
    const usual = t < 0.1 ? 1 : Math.min(WIDEST, Math.max(NARROWEST, breadth));
    const below = t < 1 ? t : 1 + (t - 1) * legs;
    const down = t < 0 ? t * perTorso : t < SEAT ? (rise?.(t) ?? below) : below;
    const cloth = lower && (side < 0 ? lower.left : lower.right)(t) * perUnit;
    const around = cloth
      ? Math.min(ROUND_HIPS, (side < 0 ? other.left : other.right)(Math.min(SEAT, down)) / cloth)
      : 0;
    const share = Math.min(1, Math.max(0, (SEAT + LOOSE - t) / LOOSE));
    const wider = Math.max(usual, usual + (around - usual) * share);
    return onTorso(to, down, otherMiddle(down) + side * perUnit * wider);
  };
}

/** Cloth of trousers and skirts begins where the old garment did, or higher if it was cut so; the seat stays where it is. */
function riseOf({ top }: LowerRows, waist: number): ((t: number) => number) | undefined {
  if (top <= waist || top > HIP) return undefined;
  return (t) => SEAT - ((SEAT - t) * (SEAT - waist)) / (SEAT - top);
}

/** In torsos: what begins below is worn on the hips or was cut off by a top; where legs begin. */
const [HIP, SEAT] = [1.05, 1.2];
/** Trousers and skirts go round the hips, so much wider than on their model at most; below the seat they hang as they did after so much of a torso. */
const [ROUND_HIPS, LOOSE] = [1.5, 0.5];

/** What hangs below the hips hangs around the legs, which seldom stand in line with the trunk: by the row, in units. */
function legsAside(body: Body): (t: number) => number {
  const middle = middleOfLegs(body);
  const atHips = middle(1);
  return (t) => (t <= 1 ? 0 : middle(t) - atHips);
}

const noneAside = () => 0;

const areLegsKnown = (body: Body): boolean => Math.min(body.left.legScore, body.right.legScore) > SURE;

/** Legs of the second per leg of the first, in torsos of each. */
function legRatio(from: Body, to: Body): number {
  if (![from, to].every(areLegsKnown)) return 1;
  const legs = (body: Body) => (body.left.leg.total + body.right.leg.total) / 2 / body.torso;
  return Math.min(1.2, Math.max(0.85, legs(to) / legs(from)));
}
