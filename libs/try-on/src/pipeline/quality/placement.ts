import type { Bone } from '../geometry/bone.js';
import type { Mask } from '../images/image.js';
import { type Body, onTorso, torsoPlace } from '../stages/body.js';
import type { SeenGarment, View } from './view.js';

/** Where the cloth lies on the body; lengths in shoulder widths. */
export type Placement = {
  /** How far the cloth's middle is from the body's, which the pose tells: the median over rows with both edges seen. */
  off: number;
  /** How much more of the trunk is bare at one side than at the other, which the silhouette tells: the mean over rows. */
  bare: number;
  /** How far the cloth's edges run from a smooth line: the median over rows. */
  wobble: number;
};

/** Rows along the trunk, in torsos below the shoulder line, and how far to the sides they are looked at. */
const ROWS = {
  upper: { from: 0.25, to: 0.9, most: 0.85 },
  lower: { from: 0.95, to: 1.7, most: 1.6 },
};
const STEP = 0.02;
/** Half the width of the trunk that every garment covers. */
const TRUNK = 0.46;
/** Rows before and after a row between which its edge is expected. */
const SMOOTH = 6;

export function placementOf(view: View, garment: SeenGarment): Placement {
  const { from, to, most } = garment.kind === 'bottom' ? ROWS.lower : ROWS.upper;
  // Trousers follow the legs; what hangs from the waist or the shoulders stays in line with the trunk.
  const middle = garment.cut === 'trousers' ? middleOfLegs(view.body) : () => 0;
  const [lefts, rights]: (number | undefined)[][] = [[], []];
  const offs: number[] = [];
  for (let t = from; t <= to; t += STEP) {
    const cloth = edges(view.body, garment.visible, t, most);
    const isSeen = (side: number) => !isAt(view.body, garment.front, t, side);
    const near = 3 / view.body.unit;
    const left = cloth && isSeen(cloth.left - near) ? cloth.left : undefined;
    const right = cloth && isSeen(cloth.right + near) ? cloth.right : undefined;
    lefts!.push(left);
    rights!.push(right);
    if (left !== undefined && right !== undefined) offs.push((left + right) / 2 - middle(t));
  }
  const bends = [lefts!, rights!].flatMap((side) => bendsOf(side));
  return {
    off: offs.length === 0 ? 0 : Math.abs(medianOf(offs)),
    bare: Math.abs(bareOf(view, garment, from, to)),
    wobble: bends.length === 0 ? 0 : medianOf(bends),
  };
}

/** Trunk without cloth, left less right. */
function bareOf(
  { body, silhouette }: View,
  { visible, front }: SeenGarment,
  from: number,
  to: number,
): number {
  let [bare, rows] = [0, 0];
  for (let t = from; t <= to; t += STEP) {
    rows++;
    for (let side = -TRUNK; side <= TRUNK; side += STEP) {
      const i = indexAt(body, silhouette, t, side);
      if (i === undefined || front.data[i]! > 0.3 || silhouette.data[i]! <= 0.5) continue;
      if (visible.data[i]! <= 0.5) bare -= Math.sign(side) * STEP;
    }
  }
  return bare / rows;
}

/** How far an edge is from the middle of what it is a little above and below. */
function bendsOf(edge: readonly (number | undefined)[]): number[] {
  return edge.flatMap((at, i) => {
    const [above, below] = [edge[i - SMOOTH], edge[i + SMOOTH]];
    return at === undefined || above === undefined || below === undefined
      ? []
      : [Math.abs(at - (above + below) / 2)];
  });
}

/** The middle between the legs by the row, in units from the trunk's axis. */
function middleOfLegs(body: Body): (t: number) => number {
  const sideAt = (leg: Bone) => {
    const places = leg.points.map((p) => torsoPlace(body, p));
    return (t: number) =>
      places.reduce((best, each) => (Math.abs(each.t - t) < Math.abs(best.t - t) ? each : best)).side;
  };
  const [left, right] = [sideAt(body.left.leg), sideAt(body.right.leg)];
  return (t) => (left(t) + right(t)) / 2;
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/**
 * The outermost places of a row of the body inside the mask, in units from the middle, right positive; undefined
 * also where the row goes on beyond what is looked at, as along a raised arm.
 */
function edges(body: Body, mask: Mask, t: number, most: number) {
  if (isAt(body, mask, t, -most) || isAt(body, mask, t, most)) return undefined;
  let found: { left: number; right: number } | undefined;
  for (let side = -most; side <= most; side += 1 / body.unit) {
    if (isAt(body, mask, t, side)) found = { left: found?.left ?? side, right: side };
  }
  return found;
}

function isAt(body: Body, mask: Mask, t: number, side: number): boolean {
  const i = indexAt(body, mask, t, side);
  return i !== undefined && mask.data[i]! > 0.5;
}

function indexAt(body: Body, { width, height }: Mask, t: number, side: number): number | undefined {
  const p = onTorso(body, t, side);
  const [x, y] = [Math.round(p.x), Math.round(p.y)];
  return x < 0 || y < 0 || x >= width || y >= height ? undefined : y * width + x;
}
