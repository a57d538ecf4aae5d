import { distance, type Point } from '../geometry/point.js';
import type { GarmentLandmarks } from '../garment/landmarks.js';
import type { Pin } from '../mesh/arap.js';
import type { Mesh, PartMap } from '../mesh/mesh.js';
import { pinAt, pinVertex } from '../mesh/place-on-mesh.js';
import type { Body } from '../stages/body.js';
import { placeOn } from './bone-place.js';
import { seen, type Side, SIDES, sleeveOf } from './landmark-parts.js';
import { armHalfWidth } from './limb-widths.js';
import { SLEEVES } from './skeleton-parts.js';
import { wrapped } from './wrap.js';

/** Shoulder tips of drop shoulders lie at most so far from the middle, in shoulder widths. */
export const FURTHEST_TIP = 0.66;
/** Upper arm that the shoulder takes of a sleeve's length. */
const OVER_SHOULDER = 0.05;
/** Of both arm bones together, in shoulder widths, of somebody whose arms are seen at full length. */
const USUAL_ARM = 1.62;
const [SLEEVE_WEIGHT, CUFF_WEIGHT] = [1.5, 2.5];

/** How wide a sleeve is seen at most and at least, of a clothed arm's width there: more of it turns away behind the arm. */
const [WIDEST, NARROWEST] = [1.35, 1.02];
/** Just below the shoulder the outer side lies on the arm, and hangs off it further down: from this share of the arm on. */
const [WIDEST_ABOVE, HANGS] = [0.95, 0.5];

/** The sleeve's middle along the arm as far down as it is long, its places as far beside it as the arm lets them be seen, its cuff across. */
export function sleevePins(
  mesh: Mesh,
  parts: PartMap,
  landmarks: GarmentLandmarks,
  name: Side,
  scale: number,
  body: Body,
): Pin[] {
  const sleeve = sleeveOf(landmarks, name);
  if (sleeve === undefined) return [];
  const { tip, armpit, outer, inner } = sleeve;
  const part = SLEEVES[name === 'left' ? 0 : 1];
  const { arm } = body[name];
  const end = sleeveEnd(landmarks, name, scale, body)!;
  const cuff = { x: (outer.x + inner.x) / 2, y: (outer.y + inner.y) / 2 };
  const width = distance(outer, inner);
  const isDeep = armpit.y - tip.y > 1.44 * width;
  const root = {
    x: tip.x + (armpit.x - tip.x) * (isDeep ? 0.25 : 0.4),
    y: tip.y + (armpit.y - tip.y) * (isDeep ? 0.25 : 0.4),
  };
  const pins = [0.55, 0.75, 1].map((share) => {
    const at = { x: root.x + (cuff.x - root.x) * share, y: root.y + (cuff.y - root.y) * share };
    return pinAt(mesh, at, placeOn(arm, end * share).point, share === 1 ? CUFF_WEIGHT : SLEEVE_WEIGHT, part);
  });
  // Across the arm, away from the body's middle.
  const sign = name === 'left' ? -1 : 1;
  const across = (share: number) => {
    const { point, direction } = placeOn(arm, end * share);
    const turn = Math.sign((-direction.y * body.across.x + direction.x * body.across.y) * sign) || 1;
    const off = (half: number): Point => ({
      x: point.x - direction.y * turn * half,
      y: point.y + direction.x * turn * half,
    });
    return { off, usual: armHalfWidth((end * share) / arm.total) * body.unit };
  };
  const { off, usual } = across(1);
  const half = Math.min(usual * 1.75, Math.max(usual * 1.06, (width * scale * 0.92) / 2));
  pins.push(
    pinAt(mesh, outer, off(half), CUFF_WEIGHT, part),
    pinAt(mesh, inner, off(-half), CUFF_WEIGHT, part),
  );
  return [...pins, ...rowPins(mesh, part, sleeveRows(parts, part, { root, cuff, outer, armpit }), placed)];

  /** Where a place of the arm's cloth is seen, of `half` on its side of the middle. */
  function placed({ share, off, half }: SleevePlace): Point {
    const { off: beside, usual: arms } = across(share);
    const down = Math.min(1, (end * share) / arm.total / HANGS);
    const most = off < 0 ? WIDEST : WIDEST_ABOVE + (WIDEST - WIDEST_ABOVE) * down;
    const shown = arms * Math.min(most, Math.max(Math.min(most, NARROWEST), (half * scale) / arms));
    return beside(Math.sign(off) * wrapped(Math.abs(off) * scale, half * scale, shown));
  }
}

/** A place of a sleeve in the cut-out: of the way from root to cuff, beside the middle of its row (outwards positive). */
type SleevePlace = { share: number; off: number; half: number };

type SleeveRows = {
  place: (x: number, y: number) => SleevePlace | undefined;
};

/** Weights of places by how near they are to the sleeve's edge. */
const [INNER_WEIGHT, EDGE_WEIGHT] = [0.25, 1];

function rowPins(mesh: Mesh, part: number, { place }: SleeveRows, to: (at: SleevePlace) => Point): Pin[] {
  const pins: Pin[] = [];
  for (let v = 0; v < mesh.vertexPart.length; v++) {
    if (mesh.vertexPart[v] !== part) continue;
    const at = place(mesh.rest[v * 2]!, mesh.rest[v * 2 + 1]!);
    if (at === undefined) continue;
    const weight = Math.abs(at.off) > 0.7 * at.half ? EDGE_WEIGHT : INNER_WEIGHT;
    pins.push(pinVertex(v, to(at), weight, weight));
  }
  return pins;
}

/** Rows across a sleeve that its outline is looked at in, and those around each that it is held against. */
const [ROWS, AROUND] = [32, 3];
/** Above this share of the way a sleeve is the shoulder's. */
const FIRST = 0.12;
/** The mesh's cells reach beyond the cuff: they follow it. */
const LAST = 1.2;
/** So far below the armpit, in shares of the way, both sides of a sleeve are free. */
const FREE = 0.04;

/**
 * The sleeve in rows across the line from its root to its cuff. Above the armpit, where it is sewn on, its outer edge
 * alone is one, and the middle is the line.
 */
function sleeveRows(
  { width, height, data }: PartMap,
  part: number,
  { root, cuff, outer, armpit }: Record<'root' | 'cuff' | 'outer' | 'armpit', Point>,
): SleeveRows {
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
      return near.length === 0 ? undefined : near.toSorted((x, y) => x - y)[Math.floor(near.length / 2)]!;
    });
  };
  const [outwards, inwards] = [steady(1), steady(-1)];
  const free = shareOf(armpit) + FREE;
  const at = (values: readonly (number | undefined)[], share: number) => {
    const f = Math.min(ROWS - 1, Math.max(0, share * ROWS - 0.5));
    const [low, high] = [values[Math.floor(f)], values[Math.min(ROWS - 1, Math.floor(f) + 1)]];
    return low === undefined || high === undefined ? undefined : low + (high - low) * (f - Math.floor(f));
  };
  return {
    place: (x, y) => {
      const share = shareOf({ x, y });
      if (share < FIRST || share > LAST) return undefined;
      const off = (x - root.x) * outward.x + (y - root.y) * outward.y;
      const [out, inn] = [at(outwards, share), at(inwards, share)];
      if (out === undefined) return undefined;
      if (share < free || inn === undefined) return off < 0.5 * out ? undefined : { share, off, half: out };
      const middle = (out - inn) / 2;
      return { share, off: off - middle, half: (out + inn) / 2 };
    },
  };
}

/** Pixels from the shoulder joint along the arm at which a sleeve ends; undefined without one. */
export function sleeveEnd(
  landmarks: GarmentLandmarks,
  name: Side,
  scale: number,
  body: Body,
): number | undefined {
  const sleeve = sleeveOf(landmarks, name);
  if (sleeve === undefined) return undefined;
  const { arm } = body[name];
  // An arm that points at the camera is seen shorter, and its sleeve with it.
  const seenShare = Math.min(1.15, Math.max(0.6, arm.total / (USUAL_ARM * body.unit)));
  const [tipLeft, tipRight] = SIDES.map((side) => seen(landmarks, `shoulder_${side}`)!);
  const breadth = tipLeft && tipRight ? ((tipRight.x - tipLeft.x) * scale) / 2 / body.unit : 0.6;
  const drop = Math.max(0, breadth - FURTHEST_TIP) * body.unit;
  const own = distance(sleeve.tip, sleeve.outer) * scale * seenShare;
  return Math.min(arm.total, Math.max(0.05 * arm.total, own - OVER_SHOULDER * body.unit + drop));
}
