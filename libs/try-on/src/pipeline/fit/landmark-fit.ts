import { besideBone } from '../geometry/bone.js';
import { deform } from '../mesh/arap.js';
import { buildMesh, type Mesh } from '../mesh/mesh.js';
import { type Body, onTorso, torsoPlace, usualHalfWidth } from '../person/body.js';
import type { LyingGarment } from '../garment/garment.js';
import type { Person } from '../person/person.js';
import { shoulderLine } from '../person/shoulder-line.js';
import { torsoProfile } from '../person/torso-profile.js';
import { waistLine } from './waist-line.js';
import { placeOn } from './bone-place.js';
import type { FitKnobs } from './fit-knobs.js';
import { legOf } from './leg-targets.js';
import type { Planned } from './laid.js';
import type { LaidMesh } from './laid-mesh.js';
import { divideByLandmarks, SIDES } from './landmark-parts.js';
import { armHalfWidth, legHalfWidth } from './limb-widths.js';
import { lowerPins, planLower } from './lower-targets.js';
import { LEGS, SLEEVES, TORSO } from './skeleton-parts.js';
import { sleeveEnd } from './sleeve-targets.js';
import { planUpper, upperPins } from './upper-targets.js';

/** A garment by itself on a body, its own proportions kept; undefined where its landmarks say too little. */
export function fitByLandmarks(garment: LyingGarment, person: Person, knobs: FitKnobs): LaidMesh | undefined {
  const { landmarks, image, mask } = garment;
  const { body, labels } = person;
  const profile = torsoProfile(body, labels);
  const { meshed, cloths } = divideByLandmarks(image, mask, landmarks);
  const mesh = buildMesh(meshed);
  if (mesh === undefined) return undefined;
  const fit = { body, profile, wider: knobs.width };
  // What ends below the photo is seen to its edge.
  const lowest = torsoPlace(body, { x: body.hips.x, y: labels.height }).t;
  let scale: number;
  let planned: Planned;
  let pins;
  let place: (x: number, y: number) => { t: number; side: number };
  if (garment.cut === 'upper') {
    const upper = { landmarks, isLong: garment.kind === 'dress', isOuter: garment.kind === 'outer' };
    const shoulders = shoulderLine(body, labels);
    const found = planUpper(upper, body, shoulders);
    if (found === undefined) return undefined;
    const plan = { ...found, rowAt: (y: number) => stretchedRow(found.rowAt(y), knobs.length) };
    scale = plan.scale;
    const sleeves = SIDES.map(
      (side) => (sleeveEnd(landmarks, side, scale, body) ?? 0) / body[side].arm.total,
    );
    planned = { hem: Math.min(lowest, found.rowAt(found.hemY)), sleeves: [sleeves[0]!, sleeves[1]!] };
    pins = upperPins(mesh, meshed.parts, upper, plan, { ...fit, shoulders });
    place = (x, y) => ({ t: plan.rowAt(y), side: ((x - plan.neck.x) * scale) / body.unit });
  } else {
    const plan = planLower(landmarks, { body, profile, waist: waistLine(body, labels) });
    if (plan === undefined) return undefined;
    scale = plan.scale;
    const along = (plan.hem - plan.waist) * body.torso;
    const ends = SIDES.map(
      (side) => torsoPlace(body, placeOn(legOf(body, side, plan.waist, profile), along).point).t,
    );
    const hem = garment.cut === 'trousers' ? (ends[0]! + ends[1]!) / 2 : plan.hem;
    planned = { hem: Math.min(lowest, hem), sleeves: [0, 0] };
    pins = lowerPins(mesh, meshed.parts, landmarks, plan, fit);
    place = (x, y) => ({
      t: plan.waist + ((y - plan.waistY) * scale) / body.torso,
      side: ((x - plan.middle) * scale) / body.unit,
    });
  }
  const start = new Float64Array(mesh.rest.length);
  for (let v = 0; v < start.length; v += 2) {
    const { t, side } = place(mesh.rest[v]!, mesh.rest[v + 1]!);
    const p = onTorso(body, t, side);
    start[v] = p.x;
    start[v + 1] = p.y;
  }
  const laid = deform(mesh, scale, start, pins);
  const turned = turnedOf(mesh, laid, body);
  return {
    mesh,
    laid,
    turned,
    cloths,
    scale,
    order: [TORSO, ...LEGS, ...SLEEVES],
    hasFolds: false,
    planned,
    unsure: unsureSleeves(garment),
  };
}

/** Sleeves that hug the sides or lie under the garment are seen by halves: whether there are any is a guess then. */
function unsureSleeves({ cut, landmarks: { points } }: LyingGarment): number {
  if (cut !== 'upper') return 0;
  const doubts = SIDES.map((side) => {
    const seen = (points[`cuff_outer_${side}`].visible + points[`cuff_inner_${side}`].visible) / 2;
    return 1 - Math.abs(2 * seen - 1);
  });
  return Math.max(...doubts);
}

/** Below the shoulders a longer or shorter fit moves the rows. */
function stretchedRow(t: number, length: number): number {
  return t <= 0 ? t : t * length;
}

/** How far round torso or limb each vertex lies, 0 facing the camera. */
function turnedOf(mesh: Mesh, laid: Float64Array, body: Body): Float64Array {
  return Float64Array.from(mesh.vertexPart, (part, v) => {
    const p = { x: laid[v * 2]!, y: laid[v * 2 + 1]! };
    if (part === TORSO) {
      const { t, side } = torsoPlace(body, p);
      return Math.min(1, Math.abs(side) / (usualHalfWidth(Math.min(1.3, Math.max(0, t))) * 1.05));
    }
    const isArm = part === SLEEVES[0] || part === SLEEVES[1];
    const isLeft = part === SLEEVES[0] || part === LEGS[0];
    const { arm, leg } = isLeft ? body.left : body.right;
    const bone = isArm ? arm : leg;
    const { along, across } = besideBone(bone, p);
    const half = (isArm ? armHalfWidth : legHalfWidth)(along / bone.total) * body.unit;
    const round = Math.min(1, Math.abs(across) / Math.max(1, half * 1.15));
    if (isArm || along < 0) return round;
    const other = Math.abs(besideBone((isLeft ? body.right : body.left).leg, p).across);
    return Math.max(round, foldBetween(Math.abs(across), other));
  });
}

/** Halfway between two legs their cloth meets in a fold, deeper than a round leg's side. */
function foldBetween(own: number, other: number): number {
  const share = (2 * own) / Math.max(1, own + other);
  return FOLD * Math.min(1, Math.max(0, (share - FOLD_FROM) / (1 - FOLD_FROM)));
}

const [FOLD, FOLD_FROM] = [1.3, 0.6];
