import { medianOf } from '../geometry/median.js';
import { add, between, distance, dot, minus, type Point, times, unit } from '../geometry/point.js';
import type { Pin } from '../mesh/arap.js';
import type { Mesh, PartMap } from '../mesh/mesh.js';
import { pinVertex } from '../mesh/place-on-mesh.js';

/** A place of a sleeve or trouser leg in the cut-out: of the way from root to cuff, beside the middle of its row (outwards positive). */
export type LimbPlace = { share: number; off: number; half: number };

/** Rows across it that its outline is looked at in, and those around each that it is held against. */
const [ROWS, AROUND] = [32, 3];
/** Above this share of the way a sleeve is the shoulder's. */
const SHOULDER = 0;
/** The mesh's cells reach beyond the cuff: they follow it. */
const LAST = 1.2;
/** So far below the armpit or crotch, in shares of the way, both sides are free. */
const FREE = 0.04;

/** The rows of a limb of cloth: where a row's middle lies and which way is outwards, and the row of a place. */
type Rows = {
  at: (share: number) => { middle: Point; outward: Point };
  shareOf: (p: Point) => number;
  /** The first row that is the limb's own, and that from which on both of its sides are free. */
  first: number;
  free: number;
};

/** Rows of a sleeve, across the line from its root to its cuff. */
export function sleeveRows({
  root,
  cuff,
  outer,
  armpit,
}: Record<'root' | 'cuff' | 'outer' | 'armpit', Point>): Rows {
  const along = unit(minus(cuff, root));
  const length = Math.max(1, distance(root, cuff));
  const sign = Math.sign(-along.y * (outer.x - cuff.x) + along.x * (outer.y - cuff.y)) || 1;
  const outward = { x: -along.y * sign, y: along.x * sign };
  const shareOf = (p: Point) => dot(minus(p, root), along) / length;
  return {
    at: (share) => ({ middle: add(root, times(along, share * length)), outward }),
    shareOf,
    first: SHOULDER,
    free: shareOf(armpit) + FREE,
  };
}

/** Rows of a trouser leg: the first goes from its side to the crotch, the last along its cuff, and they turn between. */
export function legRows({
  side,
  crotch,
  outer,
  inner,
}: Record<'side' | 'crotch' | 'outer' | 'inner', Point>): Rows {
  const ends = (share: number) => [between(side, outer, share), between(crotch, inner, share)] as const;
  const [down, inwards] = [minus(outer, side), minus(minus(inner, crotch), minus(outer, side))];
  const across = minus(crotch, side);
  return {
    at: (share) => {
      const [out, into] = ends(share);
      return { middle: between(out, into, 0.5), outward: unit(minus(out, into)) };
    },
    shareOf: (p) => {
      // Where the line between both ends goes through `p`: (across + s · inwards) × (p − side − s · down) = 0.
      const off = minus(p, side);
      const [a, b, c] = [
        -cross(inwards, down),
        cross(inwards, off) - cross(across, down),
        cross(across, off),
      ];
      if (Math.abs(a) < 1e-6 * Math.abs(b)) return -c / b;
      const root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
      const both = [(-b - root) / (2 * a), (-b + root) / (2 * a)] as const;
      return Math.abs(both[0] - 0.5) < Math.abs(both[1] - 0.5) ? both[0] : both[1];
    },
    first: 0,
    free: FREE,
  };
}

const cross = (a: Point, b: Point) => a.x * b.y - a.y * b.x;

/**
 * Where a place lies on a sleeve or trouser leg. Above its `free` rows, where it is sewn on, its outer edge alone is
 * one, and the middle is the rows'.
 */
export function limbPlaces(
  { width, height, data }: PartMap,
  part: number,
  rows: Rows,
): (p: Point) => LimbPlace | undefined {
  const most = Math.hypot(width, height);
  const reach = (share: number, side: 1 | -1): number | undefined => {
    const { middle, outward } = rows.at(share);
    let found = -1;
    for (let d = 0; d < most; d++) {
      const x = Math.round(middle.x + outward.x * side * d);
      const y = Math.round(middle.y + outward.y * side * d);
      if (x < 0 || y < 0 || x >= width || y >= height) break;
      if (data[y * width + x] === part) found = d;
      else if (found >= 0) break;
    }
    return found < 1 ? undefined : found;
  };
  const steady = (side: 1 | -1) => {
    const raw = Array.from({ length: ROWS }, (_, i) => reach((i + 0.5) / ROWS, side));
    return raw.map((_, i) => {
      const near = raw.slice(Math.max(0, i - AROUND), i + AROUND + 1).filter((one) => one !== undefined);
      return near.length === 0 ? undefined : medianOf(near);
    });
  };
  const [outwards, inwards] = [steady(1), steady(-1)];
  const at = (values: readonly (number | undefined)[], share: number) => {
    const f = Math.min(ROWS - 1, Math.max(0, share * ROWS - 0.5));
    const [low, high] = [values[Math.floor(f)], values[Math.min(ROWS - 1, Math.floor(f) + 1)]];
    return low === undefined || high === undefined ? undefined : low + (high - low) * (f - Math.floor(f));
  };
  return (p) => {
    const share = rows.shareOf(p);
    if (!(share >= rows.first && share <= LAST)) return undefined;
    const { middle, outward } = rows.at(share);
    const off = dot(minus(p, middle), outward);
    const [out, inn] = [at(outwards, share), at(inwards, share)];
    if (out === undefined) return undefined;
    if (share < rows.free || inn === undefined)
      return off < 0.5 * out ? undefined : { share, off, half: out };
    return { share, off: off - (out - inn) / 2, half: (out + inn) / 2 };
  };
}

/** Weights of places by how near they are to the edge. */
const [INNER_WEIGHT, EDGE_WEIGHT] = [0.25, 1];

/** Every vertex of a sleeve or leg where `to` says that its place is seen. */
export function placePins(
  mesh: Mesh,
  part: number,
  placeOf: (p: Point) => LimbPlace | undefined,
  to: (at: LimbPlace) => Point,
): Pin[] {
  const pins: Pin[] = [];
  for (let v = 0; v < mesh.vertexPart.length; v++) {
    if (mesh.vertexPart[v] !== part) continue;
    const at = placeOf({ x: mesh.rest[v * 2]!, y: mesh.rest[v * 2 + 1]! });
    if (at === undefined) continue;
    const weight = Math.abs(at.off) > 0.7 * at.half ? EDGE_WEIGHT : INNER_WEIGHT;
    pins.push(pinVertex(v, to(at), weight, weight));
  }
  return pins;
}
