import { boneAlong, boneThrough } from '../../geometry/bone.js';
import { add, between, distance, minus, type Point, times, unit } from '../../geometry/point.js';
import { evenStrip, type Strip } from '../../geometry/strip.js';
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
  const forth = thinPlate(fit.pins.garment, fit.pins.person, STIFFNESS);
  const box = boxAround(fit.pins.person, 0.25 * body.unit);
  const map = onGrid(box, GRID, back);
  const isOpen = neckOpening(fit, body);
  lay(worn, garment, masked(garment, shape), box, (x, y) => {
    const at = map(x, y);
    const place = torsoPlace(body, { x, y });
    const turned = Math.min(1, Math.abs(place.side) / 0.52);
    return { at, alpha: 1 - isOpen({ x, y }), turned };
  });
  const sides = [body.left, body.right] as const;
  shape.sleeves.forEach((sleeve, i) => {
    if (sleeve === undefined) return;
    const to = sleeveOnArm(sleeve, sides[i]!, forth, body, fit);
    layStrip(worn, garment, { from: sleeve.strip, to, part: garment.mask, fade: 0.1, before: 0.12 });
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

/** The arm from where the garment's armhole came to lie, as far down as the sleeve is long. */
function sleeveOnArm(
  sleeve: Sleeve,
  side: BodySide,
  forth: (p: Point) => Point,
  body: Body,
  fit: UpperFit,
): Strip {
  const { bone } = sleeve.strip;
  const root = between(forth(bone.points[0]!), side.shoulder, 0.75);
  const armLength = distance(side.shoulder, side.elbow) + distance(side.elbow, side.wrist);
  const own = bone.total * fit.scale;
  const wanted = sleeve.isLong ? Math.max(own, 0.93 * armLength) : own;
  const length = Math.min(wanted, armLength * 0.99);
  const full = boneThrough([root, side.elbow, side.wrist]);
  const end = cutAt(full, length);
  const arm = boneAlong(end);
  const widths = ARM_HALF_WIDTHS.map((usual, i) => {
    const share = i / (ARM_HALF_WIDTHS.length - 1);
    const at = Math.min(ARM_HALF_WIDTHS.length - 1, (share * length * ARM_HALF_WIDTHS.length) / armLength);
    const body0 = ARM_HALF_WIDTHS[Math.floor(at)] ?? usual;
    const bin = Math.min(sleeve.strip.left.length - 1, Math.floor(share * sleeve.strip.left.length));
    const cloth = ((sleeve.strip.left[bin]! + sleeve.strip.right[bin]!) * fit.scale) / 2;
    // At the armhole the sleeve is no wider than the shoulder under it.
    const most = 1.12 + 0.45 * share;
    return Math.min(Math.max(body0 * body.unit * 1.04, cloth * 0.85), body0 * body.unit * most);
  });
  return evenStrip(arm, widths);
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
