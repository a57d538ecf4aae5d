import { boneAlong, boneThrough } from '../../geometry/bone.js';
import { between, type Point } from '../../geometry/point.js';
import { reachAt, type Strip } from '../../geometry/strip.js';
import { thinPlate } from '../../geometry/thin-plate.js';
import type { Labels, Size } from '../../images/image.js';
import { partIndex } from '../../models/person-parser.js';
import { type Body, type BodySide, onTorso, torsoPlace } from '../body.js';
import type { Garment, SkirtShape, TrouserShape } from '../garment.js';
import { type TorsoProfile, torsoProfile } from '../torso-profile.js';
import { layStrip } from './lay-strip.js';
import { clamp, type FitKnobs } from './upper-fit.js';
import { waistLine } from './waist-line.js';
import { boxAround, lay, nothingWorn, onGrid, type Worn } from './worn.js';

const CROTCH = 1.22;
/** Trousers this many times as long as their waist is wide reach the ankle of whom they fit: shorts have 1.2, capris 1.8. */
const LONG = 1.95;
/** Half-widths of a clothed leg in units, from the waist's quarter to the ankle. */
const LEG_HALF_WIDTHS = [0.25, 0.28, 0.27, 0.23, 0.19, 0.17, 0.15, 0.13, 0.115];
const isLower = (label: number) =>
  label === partIndex('lower') ||
  label === partIndex('dress') ||
  label === partIndex('outer') ||
  label === partIndex('skin');

/** Trousers and shorts: each leg along hip, knee and ankle; above the crotch the two meet in the middle. */
export function warpTrousers(
  garment: Garment,
  shape: TrouserShape,
  body: Body,
  labels: Labels,
  size: Size,
  knobs: FitKnobs,
): Worn {
  const worn = nothingWorn(size);
  const profile = torsoProfile(body, labels);
  const from = waistLine(body, labels);
  const hips = profile.left(1) + profile.right(1);
  const scale = (hips * body.unit * 0.92 * knobs.width) / Math.max(shape.breadth, 1);
  const isLong = shape.length > LONG * shape.breadth;
  const sides = [body.left, body.right] as const;
  sides.forEach((side, i) => {
    const sign = i === 0 ? -1 : 1;
    const length = shape.length * scale * knobs.length;
    const to = legBand(side, sign, shape.legs[i]!, body, labels, profile, from, scale, length, isLong);
    layStrip(worn, garment, { from: shape.legs[i]!, to, part: garment.mask });
  });
  return worn;
}

/** The band from the waist down one leg, as far as the cloth is long (but trousers end at the ankle at most). */
function legBand(
  side: BodySide,
  sign: -1 | 1,
  cloth: Strip,
  body: Body,
  labels: Labels,
  profile: TorsoProfile,
  from: number,
  scale: number,
  length: number,
  isLong: boolean,
): Strip {
  const reach = sign < 0 ? profile.left : profile.right;
  const waist = onTorso(body, from, (sign * reach(from)) / 2);
  const hip = onTorso(body, 1, (sign * reach(1)) / 2);
  const full = boneThrough([waist, between(hip, side.hip, 0.5), side.knee, side.ankle], 0.25);
  const own = full.total * 1.02;
  const isFull = length > 0.75 * own || isLong;
  const bone = boneAlong(
    cut(full, isFull ? (Math.max(length, own * 0.97) > own ? own : Math.max(length, own * 0.9)) : length),
  );
  const crotch = (CROTCH - from) * body.torso;
  const left = new Float64Array(cloth.left.length);
  const right = new Float64Array(cloth.left.length);
  for (let i = 0; i < left.length; i++) {
    const share = (i + 0.5) / left.length;
    const along = share * bone.total;
    const bodyShare = Math.min(1, along / full.total) * (LEG_HALF_WIDTHS.length - 1);
    const low = Math.floor(bodyShare);
    const usual =
      (LEG_HALF_WIDTHS[low]! +
        ((LEG_HALF_WIDTHS[low + 1] ?? LEG_HALF_WIDTHS[low]!) - LEG_HALF_WIDTHS[low]!) * (bodyShare - low)) *
      body.unit;
    const wide = ((reachAt(cloth.left, share) + reachAt(cloth.right, share)) * scale) / 2;
    const half = clamp(wide, usual, usual * 1.9);
    const old = oldReach(bone, along, labels, usual);
    const outer = Math.max(half, Math.min(old[sign < 0 ? 0 : 1], usual * 1.5));
    const middle = torsoPlace(body, pointOn(bone, along));
    // Above the crotch the inner edge is the body's middle.
    const toMiddle = Math.abs(middle.side) * body.unit;
    const inner = along < crotch ? toMiddle + 1.5 : Math.min(half, Math.max(toMiddle + 2, usual * 0.9));
    left[i] = sign < 0 ? outer : inner;
    right[i] = sign < 0 ? inner : outer;
  }
  return { bone, left: evened(left), right: evened(right) };
}

/** Means over five places: what is seen of the old clothes is uneven. */
function evened(reach: Float64Array): Float64Array {
  return reach.map((_, i) => {
    const near = reach.subarray(Math.max(0, i - 2), i + 3);
    return near.reduce((a, b) => a + b, 0) / near.length;
  });
}

function pointOn(bone: { points: Point[]; lengths: number[] }, along: number): Point {
  let i = 0;
  while (i < bone.points.length - 2 && bone.lengths[i + 1]! < along) i++;
  const length = bone.lengths[i + 1]! - bone.lengths[i]!;
  return between(bone.points[i]!, bone.points[i + 1]!, length > 0 ? (along - bone.lengths[i]!) / length : 0);
}

/** How far the old clothes reach to picture left and right of the bone. */
function oldReach(
  bone: { points: Point[]; lengths: number[] },
  along: number,
  labels: Labels,
  usual: number,
): [number, number] {
  const p = pointOn(bone, along);
  const march = (sign: -1 | 1): number => {
    let d = 0;
    while (d < usual * 2) {
      const [x, y] = [Math.round(p.x + sign * d), Math.round(p.y)];
      if (
        x < 0 ||
        y < 0 ||
        x >= labels.width ||
        y >= labels.height ||
        !isLower(labels.data[y * labels.width + x]!)
      )
        break;
      d++;
    }
    return d;
  };
  return [march(-1), march(1)];
}

function cut(bone: { points: Point[]; lengths: number[] }, length: number): Point[] {
  const kept = bone.points.filter((_, i) => bone.lengths[i]! < length);
  return kept.length < bone.points.length ? [...kept, pointOn(bone, length)] : kept;
}

/** Skirts hang from the waist and keep their own flare below the hips. */
export function warpSkirt(
  garment: Garment,
  shape: SkirtShape,
  body: Body,
  labels: Labels,
  size: Size,
  knobs: FitKnobs,
): Worn {
  const worn = nothingWorn(size);
  const profile = torsoProfile(body, labels);
  const top = waistLine(body, labels);
  const waist = profile.left(top) + profile.right(top);
  const scale = (waist * body.unit * knobs.width) / Math.max(shape.breadth, 1);
  const length = clamp((shape.length * scale * knobs.length) / body.torso, 0.55, 2.2);
  const person: Point[] = [];
  const from: Point[] = [];
  shape.edges.forEach(([left, right], i) => {
    const t = top + (length * i) / (shape.edges.length - 1);
    const own = ((right.x - left.x) * scale) / 2 / body.unit;
    const half = [profile.left, profile.right].map((reach) => {
      const onBody = reach(Math.min(t, 1.1));
      const most = 0.75 + 0.25 * Math.max(0, t - 1);
      return t < 1.15 ? Math.max(onBody, Math.min(own, onBody * 1.3)) : clamp(own, onBody * 0.8, most);
    });
    person.push(
      onTorso(body, t, -half[0]!),
      onTorso(body, t, half[1]!),
      onTorso(body, t, (half[1]! - half[0]!) / 2),
    );
    from.push(left, right, between(left, right, 0.5));
  });
  const box = boxAround(person, 4);
  const map = onGrid(box, 8, thinPlate(person, from, 0.002));
  lay(worn, garment, garment.mask, box, (x, y) => {
    const place = torsoPlace(body, { x, y });
    return { at: map(x, y), alpha: 1, turned: Math.min(1, Math.abs(place.side) / 0.6) };
  });
  return worn;
}
