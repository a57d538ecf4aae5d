import { add, between, distance, dot, lengthOf, minus, normal, type Point, times, unit } from './point.js';

/** A limb as a smooth line of short pieces, measured along its length. */
export type Bone = { points: Point[]; lengths: number[]; total: number };

/** Where a point lies beside a bone: `along` pixels from its start, `across` pixels to the left of its direction. */
export type BesideBone = { along: number; across: number };

const PIECES = 12;

/** Through `joints` in order; corners are rounded, since cloth does not fold at a point. */
export function boneThrough(joints: readonly Point[], rounding = 0.35): Bone {
  const points: Point[] = [joints[0]!];
  for (let i = 1; i < joints.length - 1; i++) {
    const [a, b, c] = [joints[i - 1]!, joints[i]!, joints[i + 1]!];
    const cut = rounding * Math.min(distance(a, b), distance(b, c));
    const [from, to] = [add(b, times(unit(minus(a, b)), cut)), add(b, times(unit(minus(c, b)), cut))];
    for (let k = 0; k <= PIECES; k++) {
      points.push(between(between(from, b, k / PIECES), between(b, to, k / PIECES), k / PIECES));
    }
  }
  points.push(joints.at(-1)!);
  return boneAlong(points);
}

/** Through `points` as they are: for lines that are smooth already. */
export function boneAlong(points: Point[]): Bone {
  const lengths = [0];
  for (let i = 1; i < points.length; i++)
    lengths.push(lengths[i - 1]! + distance(points[i - 1]!, points[i]!));
  return { points, lengths, total: lengths.at(-1)! };
}

/** Numbers of a piece in `piecesOf`: start, direction, squared length, and the length before it. */
const PIECE = 6;
const pieces = new WeakMap<Bone, Float64Array>();

/** The pieces of a bone in one row of numbers: it is asked for every pixel around it. */
function piecesOf(bone: Bone): Float64Array {
  const known = pieces.get(bone);
  if (known !== undefined) return known;
  const { points, lengths } = bone;
  const found = new Float64Array((points.length - 1) * PIECE);
  for (let i = 0; i < points.length - 1; i++) {
    const [a, b] = [points[i]!, points[i + 1]!];
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    found.set([a.x, a.y, dx, dy, dx * dx + dy * dy, lengths[i]!], i * PIECE);
  }
  pieces.set(bone, found);
  return found;
}

/** The nearest place; before the start and past the end the first and last piece go on straight. */
export function besideBone(bone: Bone, p: Point): BesideBone {
  const all = piecesOf(bone);
  const { x, y } = p;
  const last = all.length - PIECE;
  let best = -1;
  let share = 0;
  let nearest = Infinity;
  for (let at = 0; at <= last; at += PIECE) {
    const px = x - all[at]!;
    const py = y - all[at + 1]!;
    const dx = all[at + 2]!;
    const dy = all[at + 3]!;
    const square = all[at + 4]!;
    if (square === 0) continue;
    let t = (px * dx + py * dy) / square;
    if (t < 0 && at > 0) t = 0;
    if (t > 1 && at < last) t = 1;
    const ox = px - t * dx;
    const oy = py - t * dy;
    const off = ox * ox + oy * oy;
    if (off >= nearest) continue;
    best = at;
    share = t;
    nearest = off;
  }
  if (best < 0) return { along: 0, across: 0 };
  const [dx, dy, length] = [all[best + 2]!, all[best + 3]!, Math.sqrt(all[best + 4]!)];
  const side = (dx * (y - all[best + 1]!) - dy * (x - all[best]!)) / length;
  return { along: all[best + 5]! + share * length, across: Math.sign(side) * Math.sqrt(nearest) };
}

/** The point `along` pixels from the start and `across` to the left of the direction there. */
export function pointBeside(bone: Bone, { along, across }: BesideBone): Point {
  const last = bone.points.length - 2;
  let i = 0;
  while (i < last && bone.lengths[i + 1]! < along) i++;
  const [a, b] = [bone.points[i]!, bone.points[i + 1]!];
  const direction = unit(minus(b, a));
  return add(add(a, times(direction, along - bone.lengths[i]!)), times(normal(direction), across));
}

/** Angle in degrees between two directions. */
export function angleBetween(a: Point, b: Point): number {
  const cosine = dot(a, b) / (lengthOf(a) * lengthOf(b) || 1);
  return (Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI;
}
