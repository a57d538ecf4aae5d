import type { Mask } from '#images';
import { medianOf } from '../geometry/median.js';
import { type Body, onTorso } from '../person/body.js';
import { middleOfLegs } from '../person/middle-of-legs.js';
import { clothShift } from './cloth-shift.js';
import type { SeenGarment, View } from './view.js';

/** Where the cloth lies on the body; lengths in shoulder widths. */
export type Placement = {
  /** How far the cloth is to the right of where the pose has the body: the median over rows with both edges seen. */
  offPose: number;
  /** How far it is to the right of where it would lie best on the silhouette: see `clothShift`. */
  offSilhouette: number;
  /** The mean of both, to either side. */
  off: number;
  /** How far the cloth's edges run from a smooth line: the median over rows. */
  wobble: number;
};

/** Rows along the trunk, in torsos below the shoulder line, and how far to the sides they are looked at. */
const ROWS = {
  upper: { from: 0.25, to: 0.9, most: 0.85 },
  lower: { from: 0.95, to: 1.7, most: 1.6 },
};
const STEP = 0.02;
/** Where fewer rows show both edges the silhouette alone tells how far the cloth is off. */
const LEAST_ROWS = 6;
/** Rows before and after a row between which its edge is expected. */
const SMOOTH = 6;

export function placementOf(view: View, garment: SeenGarment): Placement {
  const { from, to, most } = garment.kind === 'bottom' ? ROWS.lower : ROWS.upper;
  // Trousers follow the legs; what hangs from the waist or the shoulders stays in line with the trunk.
  // By the pose: the middle between the cloth's edges against the body's, the median over rows.
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
  const offSilhouette = -clothShift(view, garment);
  const offPose = offs.length < LEAST_ROWS ? offSilhouette : medianOf(offs);
  const bends = [lefts!, rights!].flatMap((side) => bendsOf(side));
  return {
    offPose,
    offSilhouette,
    off: Math.abs((offPose + offSilhouette) / 2),
    wobble: bends.length === 0 ? 0 : medianOf(bends),
  };
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
