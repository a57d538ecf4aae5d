import { curve, type Knot, mid, type Spot } from './curve.js';
import type { Dice } from './dice.js';
import { type Drawing, type Paint, type Piece, seam, type Side } from './drawing.js';

/** Lengths in the drawing's units (half a shoulder breadth is 100), angles in degrees. */
export type SleeveMeasures = {
  length: number;
  /** From straight down, outwards. */
  angle: number;
  /** By how much the forearm turns inwards (negative: outwards). */
  bend: number;
  cuff: number;
  /** Bulge over the shoulder and along the sleeve. */
  puff: number;
  /** Width of a cuff band; 0 for none. */
  band: number;
  /** Lies along the body's side or over it. */
  hangs?: true;
};

export type SleeveLength = 'cap' | 'short' | 'half' | 'long';

export function sleeveMeasures(dice: Dice, length: SleeveLength, isGhost: boolean): SleeveMeasures {
  const span = { cap: [22, 48], short: [52, 105], half: [110, 195], long: [205, 300] }[length];
  const isLong = length === 'long' || length === 'half';
  const angle = isGhost ? dice.range(4, 30) : dice.chance(0.25) ? dice.range(4, 20) : dice.range(15, 72);
  const bends = isLong && dice.chance(isGhost ? 0.5 : 0.35);
  const bell = isLong && dice.chance(0.12);
  return {
    length: dice.range(span[0]!, span[1]!),
    angle: isLong ? angle : Math.max(angle, dice.range(8, 26)),
    bend: bends ? dice.range(-8, isGhost ? 18 : 30) : dice.wobble(4),
    cuff: bell ? dice.range(60, 105) : isLong ? dice.range(22, 48) : dice.range(38, 72),
    puff: dice.chance(0.1) ? dice.range(8, 22) : dice.range(0, 5),
    band: dice.chance(isLong ? 0.55 : 0.25) ? dice.range(7, isLong ? 26 : 12) : 0,
  };
}

/** A forearm folded in over the body, its cuff on the belly or the hem. */
export function foldedIn(dice: Dice, sleeve: SleeveMeasures): SleeveMeasures {
  const angle = dice.range(5, 32);
  return { ...sleeve, angle, bend: angle + dice.range(12, 70), cuff: Math.min(sleeve.cuff, 45) };
}

/** Straight down along the body's side, its inner edge at the body or over it. */
export function hanging(more: Dice, sleeve: SleeveMeasures): SleeveMeasures {
  const angle = more.range(-3, 13);
  return {
    ...sleeve,
    angle,
    bend: more.chance(0.4) ? more.range(0, 14) : more.wobble(3),
    cuff: Math.min(sleeve.cuff, more.range(26, 48)),
    hangs: true,
  };
}

const direction = (degrees: number, side: Side): Spot => {
  const angle = (degrees * Math.PI) / 180;
  return [Math.sin(angle) * side, Math.cos(angle)];
};
const along = (from: Spot, way: Spot, by: number): Spot => [from[0] + way[0] * by, from[1] + way[1] * by];

/** How a sleeve is sewn on and what it is made of. */
export type SleeveStyle = {
  paint: Paint;
  /** Darkening of its edges. */
  round: number;
  /** Where the neckline meets the shoulder, if the sleeve reaches there. */
  raglanTo?: Spot;
  /** How far its opening is seen into. */
  opening: number;
};

/** Draws the sleeve between shoulder tip and armpit, and marks its elbow and cuff. */
export function drawSleeve(
  drawing: Drawing,
  dice: Dice,
  side: Side,
  tip: Spot,
  armpit: Spot,
  sleeve: SleeveMeasures,
  style: SleeveStyle,
): Piece {
  const { length, angle, bend, puff } = sleeve;
  const upper = direction(angle, side);
  const lower = direction(angle - bend, side);
  const elbow = along(along(tip, upper, length / 2), [upper[1] * side, -upper[0] * side], puff * 0.4);
  const outer = along(elbow, lower, length / 2);
  // Across the sleeve, from its outer to its inner edge.
  const across: Spot = [-lower[1] * side, lower[0] * side];
  const middle: Spot = [-upper[1] * side, upper[0] * side];
  const root = Math.hypot(tip[0] - armpit[0], tip[1] - armpit[1]);
  let cuff = sleeve.cuff;
  let inner = along(outer, across, cuff);
  if (bend < 30) {
    // A sleeve that hangs is pressed flat against the body: its inner edge does not cross it.
    const room = (armpit[0] - outer[0]) * -side - 3;
    if (length < 130 && inner[1] > armpit[1] - 8 && cuff * -across[0] * side > room) {
      cuff = Math.max(24, room / Math.max(0.3, -across[0] * side));
      inner = along(outer, across, cuff);
    }
    const past = (inner[0] - armpit[0]) * lower[0] + (inner[1] - armpit[1]) * lower[1];
    if (past < 14) inner = along(inner, lower, 14 - past);
  }
  const width = length > 120 ? root * 0.42 + cuff * 0.42 : 0;
  const inside = along(elbow, middle, Math.min(width, root * 0.85));
  const shoulder = along(
    along(tip, upper, Math.min(26, length * 0.25)),
    [upper[1] * side, -upper[0] * side],
    2 + puff,
  );
  // Far enough inside the body that no slit shows at the armhole.
  const seat: Spot = [
    (Math.min(Math.abs(tip[0]), Math.abs(armpit[0])) - 28) * side,
    (tip[1] + armpit[1]) / 2,
  ];
  const hang = puff * 0.5;
  const knots: Knot[] = [
    [tip[0], tip[1], 1],
    [shoulder[0], shoulder[1]],
    [elbow[0], elbow[1]],
    [outer[0], outer[1], 1],
    ...(cuff > 55 ? [[...along(mid(outer, inner), lower, 5 + hang)] as unknown as Knot] : []),
    [inner[0], inner[1], 1],
    ...(width > 0 && (inside[1] > armpit[1] + 4 || angle > 35) ? [[inside[0], inside[1]] as Knot] : []),
    [armpit[0], armpit[1], 1],
    ...(style.raglanTo ? raglan(armpit, style.raglanTo) : [[seat[0], seat[1], 1] as Knot]),
    [tip[0], tip[1], 1],
  ];
  const piece = drawing.piece(curve(knots), style.paint, {
    grain: (-angle + bend / 2) * side,
    round: style.round,
  });
  if (sleeve.band > 0) {
    const [a, b] = [along(outer, lower, -sleeve.band), along(inner, lower, -sleeve.band)];
    piece.strokes.push(seam([a, b], 0.5, 1.4));
    if (dice.chance(0.4))
      piece.strokes.push({ ...seam([outer, a, b, inner], 0.22), fill: '#000000', width: 0 });
  }
  if (!style.raglanTo)
    piece.strokes.push(
      seam([tip, [tip[0] * 0.5 + armpit[0] * 0.5 - side * 5, (tip[1] + armpit[1]) / 2], armpit], 0.4),
    );
  const folds = Math.round(dice.range(1, 4));
  for (let i = 0; i < folds; i++) {
    const t = dice.range(0.2, 0.8);
    const [a, b] = [mid(tip, outer, t), mid(armpit, inner, t + dice.range(-0.2, 0.2))];
    piece.strokes.push({ ...seam([a, b], dice.range(0.06, 0.2), dice.range(3, 10)), dash: '' });
  }
  if (style.opening > 0) drawOpening(drawing, outer, inner, lower, style.opening);
  drawing.markSide('elbow', side, halfWay(tip, shoulder, elbow, outer));
  drawing.markSide('cuff_outer', side, outer);
  drawing.markSide('cuff_inner', side, inner);
  return piece;
}

/** From the armpit to the neck. */
function raglan(armpit: Spot, neck: Spot): Knot[] {
  const [x, y] = mid(armpit, neck, 0.5);
  return [
    [x - (armpit[0] - neck[0]) * 0.1, y + 4],
    [neck[0], neck[1], 1],
  ];
}

/** The inner side of the far half, which is seen where something round is inside. */
function drawOpening(drawing: Drawing, outer: Spot, inner: Spot, way: Spot, depth: number): void {
  const middle = mid(outer, inner);
  const [low, high] = [along(middle, way, depth), along(middle, way, -depth)];
  const at = (spot: Spot, corner?: 1): Knot => (corner ? [spot[0], spot[1], 1] : [spot[0], spot[1]]);
  drawing.piece(
    [...curve([at(outer, 1), at(low), at(inner, 1)]), ...curve([at(inner, 1), at(high), at(outer, 1)])],
    'lining',
  );
}

/** The point half way along the outer edge. */
function halfWay(...line: readonly Spot[]): Spot {
  const lengths = line.slice(1).map((p, i) => Math.hypot(p[0] - line[i]![0], p[1] - line[i]![1]));
  let left = lengths.reduce((a, b) => a + b, 0) / 2;
  for (const [i, length] of lengths.entries()) {
    if (left <= length) return mid(line[i]!, line[i + 1]!, left / length);
    left -= length;
  }
  return line.at(-1)!;
}
