import type { Point } from '../../geometry/point.js';
import { between, distance } from '../../geometry/point.js';
import type { Labels } from '../../images/image.js';
import { partIndex } from '../../models/person-parser.js';
import { type Body, onTorso, torsoPlace, usualHalfWidth } from '../body.js';
import type { GarmentKind, UpperShape } from '../garment.js';
import { torsoProfile } from '../torso-profile.js';

/** Pairs of places: on the person and in the cut-out. */
export type Pins = { person: Point[]; garment: Point[] };

/** How a garment hangs on a person; lengths in pixels. */
export type UpperFit = {
  pins: Pins;
  /** Pixels of the person per pixel of the cut-out. */
  scale: number;
  /** Where the hem falls, in torsos below the shoulder line. */
  hem: number;
  /** How far cloth without sleeves reaches from the middle, in units, from the shoulder line down to the hem. */
  outline: { t: number; left: number; right: number }[];
  /** The opening for the neck: a half ellipse hung between two points. */
  neck: { left: Point; right: Point; depth: number };
};

/** Knobs that a retry turns. */
export type FitKnobs = { width: number; length: number };

// In units (shoulder widths) from the shoulder joint: where the skin of the shoulder ends, and the neck begins.
const TIP = { out: 0.13, up: 0.1 };
const NECK = { half: 0.21, up: 0.2 };
/** A chest laid flat is that much broader than one that is worn, seen from the front. */
const FLAT = 1.18;
/** The armpits, in torsos below the shoulder line. */
const ARMPIT = 0.3;

export function fitUpper(
  body: Body,
  labels: Labels,
  shape: UpperShape,
  kind: GarmentKind,
  knobs: FitKnobs,
): UpperFit {
  const breadth = distance(body.left.shoulder, body.right.shoulder) + 2 * TIP.out * body.unit;
  // A shoulder that was found in the wrong place is told by the chest: the two agree within a quarter.
  const [chestLeft, chestRight] = shape.edges[kind === 'dress' ? 1 : 2]!;
  const byChest = (2.3 * usualHalfWidth(ARMPIT) * body.unit) / Math.max(chestRight.x - chestLeft.x, 1);
  const byShoulders = breadth / Math.max(shape.breadth, 1);
  const scale = knobs.width * clamp(byShoulders, byChest * 0.8, byChest * 1.25);
  // Sleeves that lie against the body make shoulders seem broad, and would make the garment short.
  const lengthwise = knobs.width * clamp(byShoulders, byChest * FLAT, byChest * 1.3);
  const t = (units: number) => (units * body.unit) / body.torso;
  const place = (side: number, up: number): Point => onTorso(body, -t(up), side);

  const axis = between(shape.neckLeft, shape.neckRight, 0.5).x;
  const half = clamp(
    ((shape.neckRight.x - shape.neckLeft.x) * scale) / 2 / body.unit,
    NECK.half * 0.95,
    0.36,
  );
  const tipSide = breadth / 2 / body.unit;
  // The shoulder's slope between neck and tip.
  const slope = (side: number) => NECK.up + ((TIP.up - NECK.up) * (side - NECK.half)) / (tipSide - NECK.half);
  const neckLeft = place(-half, slope(half));
  const neckRight = place(half, slope(half));
  const tip = (sign: -1 | 1): Point => {
    const { shoulder } = sign < 0 ? body.left : body.right;
    const own = torsoPlace(body, shoulder);
    return onTorso(body, own.t - t(TIP.up), own.side + sign * TIP.out);
  };
  const tips = { left: tip(-1), right: tip(1) };

  const hem = hemOf(body, labels, shape, kind, lengthwise, slope(half), knobs.length);
  const pins: Pins = { person: [], garment: [] };
  const pin = (person: Point, garment: Point) => {
    pins.person.push(person);
    pins.garment.push(garment);
  };
  pin(neckLeft, shape.neckLeft);
  pin(neckRight, shape.neckRight);
  pin(tips.left, shape.shoulderLeft);
  pin(tips.right, shape.shoulderRight);

  const last = shape.edges.length - 1;
  const profile = torsoProfile(body, labels);
  const outline: UpperFit['outline'] = [
    { t: 0, left: -torsoPlace(body, tips.left).side, right: torsoPlace(body, tips.right).side },
  ];
  shape.edges.forEach(([left, right], i) => {
    const at = ARMPIT + ((hem - ARMPIT) * i) / last;
    const cloth = ((right.x - left.x) * scale) / 2 / body.unit;
    const sides = {
      left: sideAt(profile.left(Math.min(at, 1.15)), kind, at, cloth),
      right: sideAt(profile.right(Math.min(at, 1.15)), kind, at, cloth),
    };
    outline.push({ t: at, ...sides });
    pin(onTorso(body, at, -sides.left), left);
    pin(onTorso(body, at, sides.right), right);
    if (i > 0) pin(onTorso(body, at, (sides.right - sides.left) / 2), between(left, right, 0.5));
  });
  // The middle of the chest stays under the neck.
  const chest = between(shape.edges[0]![0], shape.edges[0]![1], 0.5);
  pin(onTorso(body, ARMPIT, 0), { x: (chest.x + axis) / 2, y: chest.y });

  const dip = Math.max(0, shape.neckDip.y - (shape.neckLeft.y + shape.neckRight.y) / 2) * scale;
  return { pins, scale, hem, outline, neck: { left: neckLeft, right: neckRight, depth: dip } };
}

/** On the torso cloth follows the body; below the hips it falls as it is cut. */
function sideAt(onBody: number, kind: GarmentKind, t: number, cloth: number): number {
  if (kind === 'dress' && t > 1) {
    const falls = clamp(cloth, usualHalfWidth(1.2) * 0.8, 0.75 + 0.25 * (t - 1));
    const share = Math.min(1, (t - 1) / 0.4);
    return onBody * (1 - share) + falls * share;
  }
  return clamp(cloth, onBody, onBody * (kind === 'outer' ? 1.28 : 1.18));
}

/** The hem where the garment's own length puts it, moved a little to hide the hem of the old one. */
function hemOf(
  body: Body,
  labels: Labels,
  shape: UpperShape,
  kind: GarmentKind,
  scale: number,
  neckUp: number,
  longer: number,
): number {
  const top = Math.min(shape.neckLeft.y, shape.neckRight.y);
  const length = (shape.edges.at(-1)![0].y - top) * scale * longer;
  const own = length / body.torso - (neckUp * body.unit) / body.torso;
  if (kind === 'dress') return clamp(own, 1.35, 3.2);
  const hem = clamp(own, 0.7, kind === 'outer' ? 2.2 : 1.35);
  const old = oldHem(body, labels);
  return old > hem && old < hem + 0.35 ? old + 0.02 : hem;
}

/** How far down the torso's middle third the old top reaches, in torsos; 0 where there is none. */
function oldHem(body: Body, labels: Labels): number {
  const isTop = [partIndex('upper'), partIndex('outer')];
  let lowest = 0;
  for (let t = 0.4; t < 1.9; t += 0.02) {
    const rows = [-0.3, -0.15, 0, 0.15, 0.3].filter((side) => {
      const p = onTorso(body, t, side);
      const [x, y] = [Math.round(p.x), Math.round(p.y)];
      return (
        x >= 0 &&
        y >= 0 &&
        x < labels.width &&
        y < labels.height &&
        isTop.includes(labels.data[y * labels.width + x]!)
      );
    });
    if (rows.length >= 2) lowest = t;
  }
  return lowest;
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
