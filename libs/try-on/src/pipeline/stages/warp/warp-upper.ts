import { boneAlong, boneThrough } from '../../geometry/bone.js';
import { add, between, distance, minus, type Point, times, unit } from '../../geometry/point.js';
import { evenStrip, reachAt, type Strip, stripOf } from '../../geometry/strip.js';
import { thinPlate } from '../../geometry/thin-plate.js';
import type { Labels, Size } from '../../images/image.js';
import { type Body, type BodySide, torsoPlace } from '../body.js';
import type { Garment, Sleeve, UpperShape } from '../garment.js';
import { layStrip } from './lay-strip.js';
import { type FitKnobs, fitUpper, type UpperFit } from './upper-fit.js';
import { boxAround, lay, nothingWorn, onGrid, type Worn } from './worn.js';

const GRID = 8;
const STIFFNESS = 0.002;

/** Half-widths of a clothed arm in units, shoulder to wrist. */
export const ARM_HALF_WIDTHS = [0.15, 0.145, 0.13, 0.12, 0.1, 0.085];

/** Tops, jackets and dresses: torso and skirt by one thin-plate spline, each sleeve along its arm. */
export function warpUpper(
  garment: Garment,
  shape: UpperShape,
  body: Body,
  labels: Labels,
  size: Size,
  knobs: FitKnobs,
): Worn {
  const worn = nothingWorn(size);
  const fit = fitUpper(body, labels, shape, garment.kind, knobs);
  const back = thinPlate(fit.pins.person, fit.pins.garment, STIFFNESS);
  const box = boxAround(fit.pins.person, 0.25 * body.unit);
  const map = onGrid(box, GRID, back);
  const isOpen = neckOpening(fit, body);
  const isInside = insideOutline(fit, body);
  lay(worn, garment, masked(garment, shape), box, (x, y) => {
    const at = map(x, y);
    const place = torsoPlace(body, { x, y });
    const turned = Math.min(1, Math.abs(place.side) / 0.52);
    return { at, alpha: isInside(place) * (1 - isOpen({ x, y })), turned };
  });
  const sides = [body.left, body.right] as const;
  const [first, second] = shape.sleeves.map((sleeve, i) => {
    if (sleeve === undefined) return undefined;
    const [tip, armpit] =
      i === 0 ? [shape.shoulderLeft, shape.armpitLeft] : [shape.shoulderRight, shape.armpitRight];
    return { sleeve: { ...sleeve, strip: fromArmhole(sleeve, tip, armpit) }, tip };
  });
  sides.forEach((side, i) => {
    // Where one sleeve was not told from the torso the other goes on both arms.
    const own = i === 0 ? first : second;
    const found = own ?? first ?? second;
    if (found === undefined) return;
    const { sleeve, tip } = found;
    const to = sleeveOnArm(sleeve, side, tip, body, fit);
    const isFlipped = own === undefined;
    layStrip(worn, garment, { from: sleeve.strip, to, part: garment.mask, isRound: true, isFlipped });
  });
  return worn;
}

/** The torso's soft edge: the cut-out's own coverage, sleeves left out. */
function masked(garment: Garment, shape: UpperShape) {
  const data = garment.mask.data.map((value, i) =>
    shape.sleeves.some((s) => s?.part.data[i] === 1) ? 0 : value,
  );
  return { ...garment.mask, data };
}

/** How far, in units, cloth may hang out over the outline: its own uneven edges. */
const OVER = 0.04;

/** 1 where the cloth may lie, 0 beyond its sides and hem, where a spline runs wild, soft between. */
function insideOutline({ outline, hem }: UpperFit, body: Body) {
  return ({ t, side }: { t: number; side: number }): number => {
    let i = 1;
    while (i < outline.length - 1 && outline[i]!.t < t) i++;
    const [a, b] = [outline[i - 1]!, outline[i]!];
    const share = Math.min(1, Math.max(0, (t - a.t) / (b.t - a.t)));
    const key = side < 0 ? 'left' : 'right';
    const beside = a[key] + (b[key] - a[key]) * share + OVER - Math.abs(side);
    const below = ((hem - t) * body.torso) / body.unit + 2 * OVER;
    return Math.min(1, Math.max(0, Math.min(beside, below) * body.unit + 0.5));
  };
}

/** 1 inside the neckline, 0 outside, soft between: the back of the collar is behind the neck. */
function neckOpening({ neck }: UpperFit, body: Body): (p: Point) => number {
  const middle = between(neck.left, neck.right, 0.5);
  const half = distance(neck.left, neck.right) / 2;
  const depth = Math.max(neck.depth, 0.09 * body.unit);
  const soft = 0.012 * body.unit + 0.5;
  return (p) => {
    const d = minus(p, middle);
    const side = d.x * body.across.x + d.y * body.across.y;
    const below = d.x * body.down.x + d.y * body.down.y;
    if (Math.abs(side) > half) return 0;
    const edge = depth * Math.sqrt(Math.max(0, 1 - (side / half) ** 2));
    return Math.min(1, Math.max(0, (edge - below) / soft));
  };
}

/** A sleeve that was told from the torso only below its armhole starts at it nonetheless. */
function fromArmhole({ strip, part }: Sleeve, tip: Point, armpit: Point): Strip {
  const root = between(tip, armpit, 0.45);
  const [start, end] = [strip.bone.points[0]!, strip.bone.points.at(-1)!];
  const isBelow =
    distance(root, start) > 0.2 * strip.bone.total && distance(root, end) > distance(start, end);
  return isBelow ? stripOf(boneThrough([root, start, end]), part, () => true) : strip;
}

/** From this share of the arm on, a sleeve is meant to reach the wrist. */
const TO_WRIST = 0.74;

/** The arm from the shoulder, as far down as the sleeve is long, measured on the garment from the tip of its shoulder. */
function sleeveOnArm(sleeve: Sleeve, side: BodySide, tip: Point, body: Body, fit: UpperFit): Strip {
  const { bone } = sleeve.strip;
  const armLength = distance(side.shoulder, side.elbow) + distance(side.elbow, side.wrist);
  const own = Math.max(bone.total, 0.95 * distance(tip, bone.points.at(-1)!)) * fit.scale;
  const isLong = own > (sleeve.isLong ? 0.6 : TO_WRIST) * armLength;
  const length = Math.min(isLong ? Math.max(own, 0.95 * armLength) : own, armLength * 0.99);
  const arm = boneAlong(cutAt(boneThrough([side.shoulder, side.elbow, side.wrist]), length));
  const widths = Array.from({ length: WIDTHS }, (_, i) => {
    const share = i / (WIDTHS - 1);
    const usual = armHalfWidth((share * length) / armLength) * body.unit;
    const cloth = ((reachAt(sleeve.strip.left, share) + reachAt(sleeve.strip.right, share)) * fit.scale) / 2;
    // At the armhole the sleeve is no wider than the shoulder under it.
    return Math.min(Math.max(usual * 1.04, cloth * 0.85), usual * (1.06 + 0.32 * share));
  });
  return evenStrip(arm, widths);
}

const WIDTHS = 8;

function armHalfWidth(share: number): number {
  const at = Math.min(ARM_HALF_WIDTHS.length - 1, Math.max(0, share * (ARM_HALF_WIDTHS.length - 1)));
  const low = Math.floor(at);
  const high = Math.min(ARM_HALF_WIDTHS.length - 1, low + 1);
  return ARM_HALF_WIDTHS[low]! + (ARM_HALF_WIDTHS[high]! - ARM_HALF_WIDTHS[low]!) * (at - low);
}

/** The joints of a bone that ends after `length`. */
function cutAt(bone: { points: Point[]; lengths: number[]; total: number }, length: number): Point[] {
  const kept = bone.points.filter((_, i) => bone.lengths[i]! < length);
  const next = bone.points[kept.length];
  const last = kept.at(-1)!;
  if (next === undefined) {
    const before = kept.at(-2) ?? last;
    return [...kept, add(last, times(unit(minus(last, before)), length - bone.total))];
  }
  return [...kept, add(last, times(unit(minus(next, last)), length - bone.lengths[kept.length - 1]!))];
}
