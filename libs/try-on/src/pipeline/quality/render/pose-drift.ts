import { medianOf } from '../../geometry/median.js';
import { distance, type Point } from '../../geometry/point.js';
import { JOINTS, type Keypoints } from '../../models/pose-estimator.js';

/** How far a body was moved, in shoulder widths. */
export type PoseDrift = {
  /** By a shift and a scale that joints have in common: the root mean square over the joints. */
  moved: number;
  /** By what each joint has moved besides: the median. */
  bent: number;
};

/** Below this a joint is a guess, on the photo or on the render. */
const CONFIDENT = 0.35;
/** Fewer joints in common do not tell a body; a photo has more, so a render with fewer shows another one. */
const LEAST = 5;
/** A joint that is this many times further off than the middle one is a mistake of the estimator. */
const OUTLIER = 3;

type Pair = { from: Point; to: Point };
type Move = (p: Point) => Point;

/**
 * @param unit shoulder width in pixels
 * @param isDressed where the garment goes: the estimator takes other clothes for other hips and shoulders, so joints
 * there count only where too few others are seen
 * @returns undefined where the photo itself shows too few joints to tell
 */
export function poseDrift(
  before: Keypoints,
  after: Keypoints,
  unit: number,
  isDressed: (p: Point) => boolean = () => false,
): PoseDrift | undefined {
  const sure = JOINTS.filter((joint) => before[joint].score >= CONFIDENT);
  if (sure.length < LEAST) return undefined;
  const all = sure
    .filter((joint) => after[joint].score >= CONFIDENT)
    .map((joint) => ({ from: before[joint], to: after[joint] }));
  if (all.length < LEAST) return { moved: 1, bent: 1 };
  const bare = all.filter(({ from }) => !isDressed(from));
  const pairs = bare.length < LEAST ? all : bare;
  const first = offs(pairs, fitted(pairs));
  const most = Math.max(OUTLIER * medianOf(first), 0.02 * unit);
  const kept = pairs.filter((_, i) => first[i]! <= most);
  const move = fitted(kept.length >= LEAST ? kept : pairs);
  const squares = pairs.map(({ from }) => distance(from, move(from)) ** 2);
  return {
    moved: Math.sqrt(squares.reduce((a, b) => a + b) / squares.length) / unit,
    bent: medianOf(offs(all, move)) / unit,
  };
}

function offs(pairs: readonly Pair[], move: Move): number[] {
  return pairs.map(({ from, to }) => distance(to, move(from)));
}

/** The shift and scale nearest to all pairs (least squares; Umeyama, PAMI 1991, without rotation). */
function fitted(pairs: readonly Pair[]): Move {
  const [a, b] = [centreOf(pairs.map(({ from }) => from)), centreOf(pairs.map(({ to }) => to))];
  let [product, square] = [0, 0];
  for (const { from, to } of pairs) {
    product += (from.x - a.x) * (to.x - b.x) + (from.y - a.y) * (to.y - b.y);
    square += (from.x - a.x) ** 2 + (from.y - a.y) ** 2;
  }
  const scale = square === 0 ? 1 : product / square;
  return (p) => ({ x: b.x + scale * (p.x - a.x), y: b.y + scale * (p.y - a.y) });
}

function centreOf(points: readonly Point[]): Point {
  const sum = points.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }));
  return { x: sum.x / points.length, y: sum.y / points.length };
}
