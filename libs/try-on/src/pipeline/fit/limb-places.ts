import { medianOf } from '../geometry/median.js';
import { distance, type Point } from '../geometry/point.js';
import type { Pin } from '../mesh/arap.js';
import type { Mesh, PartMap } from '../mesh/mesh.js';
import { pinVertex } from '../mesh/place-on-mesh.js';

/** A place of a sleeve or trouser leg in the cut-out: of the way from root to cuff, beside the middle of its row (outwards positive). */
export type LimbPlace = { share: number; off: number; half: number };

/** Rows across it that its outline is looked at in, and those around each that it is held against. */
const [ROWS, AROUND] = [32, 3];
/** Above this share of the way a sleeve is the shoulder's, a trouser leg the seat's. */
const FIRST = 0.12;
/** The mesh's cells reach beyond the cuff: they follow it. */
const LAST = 1.2;
/** So far below the armpit or crotch, in shares of the way, both sides are free. */
const FREE = 0.04;

/**
 * A sleeve or trouser leg in rows across the line from its root to its cuff. Above the `fork` (armpit, crotch), where
 * it is sewn on, its outer edge alone is one, and the middle is the line.
 */
export function limbPlaces(
  { width, height, data }: PartMap,
  part: number,
  { root, cuff, outer, fork }: Record<'root' | 'cuff' | 'outer' | 'fork', Point>,
): (p: Point) => LimbPlace | undefined {
  const length = Math.max(1, distance(root, cuff));
  const along = { x: (cuff.x - root.x) / length, y: (cuff.y - root.y) / length };
  const sign = Math.sign(-along.y * (outer.x - cuff.x) + along.x * (outer.y - cuff.y)) || 1;
  const outward = { x: -along.y * sign, y: along.x * sign };
  const shareOf = (p: Point) => ((p.x - root.x) * along.x + (p.y - root.y) * along.y) / length;
  const reach = (share: number, side: 1 | -1): number | undefined => {
    const from = { x: root.x + along.x * share * length, y: root.y + along.y * share * length };
    let found = -1;
    for (let d = 0; d < length; d++) {
      const x = Math.round(from.x + outward.x * side * d);
      const y = Math.round(from.y + outward.y * side * d);
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
  const free = shareOf(fork) + FREE;
  const at = (values: readonly (number | undefined)[], share: number) => {
    const f = Math.min(ROWS - 1, Math.max(0, share * ROWS - 0.5));
    const [low, high] = [values[Math.floor(f)], values[Math.min(ROWS - 1, Math.floor(f) + 1)]];
    return low === undefined || high === undefined ? undefined : low + (high - low) * (f - Math.floor(f));
  };
  return (p) => {
    const share = shareOf(p);
    if (share < FIRST || share > LAST) return undefined;
    const off = (p.x - root.x) * outward.x + (p.y - root.y) * outward.y;
    const [out, inn] = [at(outwards, share), at(inwards, share)];
    if (out === undefined) return undefined;
    if (share < free || inn === undefined) return off < 0.5 * out ? undefined : { share, off, half: out };
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
