import { curve, type Knot, mirrored, type Spot } from './curve.js';
import type { Dice } from './dice.js';
import { bothHalves, type Drawing, type Piece, seam, type Side } from './drawing.js';
import { shadeUnder } from './folded-sleeves.js';
import { drawCollar, neckOf } from './neckline.js';
import { drawSleeve } from './sleeve.js';
import type { UpperMeasures } from './upper-measures.js';

const SIDES: readonly Side[] = [-1, 1];

/** Draws what hangs from the shoulders or the chest and marks it; returns the front. */
export function drawUpper(drawing: Drawing, dice: Dice, more: Dice, m: UpperMeasures): Piece {
  const isOpen = m.kind === 'outerwear-open';
  const tip: Spot = [m.shoulder, m.slope];
  const pit: Spot = [m.chest, m.armpit];
  const inFront = m.sleeves.map(
    (s) => s !== undefined && (s.hangs || m.isRaglan || s.bend > 12 || dice.chance(0.5)),
  );
  const sleeve = (i: 0 | 1): void => {
    const measures = m.sleeves[i];
    const side = SIDES[i]!;
    if (!measures) return;
    const piece = drawSleeve(
      drawing,
      dice,
      side,
      [tip[0] * side, tip[1]],
      [pit[0] * side, pit[1]],
      measures,
      {
        paint: m.hasOtherSleeves ? 'sleeves' : 'cloth',
        round: m.isGhost ? dice.range(0.15, 0.45) : 0,
        opening: m.isGhost && more.chance(0.75) ? more.range(2, 8) : 0,
        ...(m.isRaglan && { raglanTo: [m.neck * side, 0] as const }),
      },
    );
    if (drawing.borders < 1) shadeUnder(drawing, more, piece);
  };
  const neck = neckOf(dice, m);
  const drop = m.isGhost || dice.chance(0.3) ? dice.range(2, 14) : 0;
  if (!inFront[0]) sleeve(0);
  if (!inFront[1]) sleeve(1);
  drawBack(drawing, m, neck.dip, drop, isOpen);

  const sideLine = sideOf(m);
  const right = curve([
    ...edgeAbove(dice, m, neck.line),
    ...sideLine,
    [m.hem * 0.55, m.length + m.hemDip * 0.8],
    [0, m.length + m.hemDip],
  ]);
  const round = m.isGhost ? dice.range(0.25, 0.6) : dice.range(0, 0.08);
  let front: Piece;
  if (isOpen) {
    front = drawFlaps(drawing, dice, m, right, neck.dip, round);
  } else {
    front = drawing.piece(bothHalves(right), 'cloth', { round });
    drawing.mark('neck_dip', [0, neck.dip]);
  }
  if (dice.chance(0.7)) {
    const by = dice.range(4, 12);
    front.strokes.push(
      seam(
        [
          [-m.hem, m.length - by],
          [0, m.length + m.hemDip - by],
          [m.hem, m.length - by],
        ],
        0.3,
        1,
      ),
    );
  }
  if (m.hold === 'straps') drawStraps(drawing, dice, m, neck.line[0]!);
  drawCollar(drawing, dice, m, neck);
  if (inFront[0]) sleeve(0);
  if (inFront[1]) sleeve(1);
  markUpper(drawing, m, tip, pit);
  return front;
}

function markUpper(drawing: Drawing, m: UpperMeasures, tip: Spot, pit: Spot): void {
  if (m.hold === 'shoulders') drawing.markBoth('neck', [m.neck, 0]);
  if (m.hold === 'shoulders' || m.hold === 'off-shoulder') drawing.markBoth('shoulder', tip);
  drawing.markBoth('armpit', pit);
  if (m.waist !== undefined) drawing.markBoth('waist', [m.waist, m.waistAt]);
  if (m.kind !== 'jumpsuit') drawing.markBoth('hem', [m.hem, m.length]);
}

/** From the armpit to the hem. */
function sideOf(m: UpperMeasures): Knot[] {
  const knots: Knot[] = [[m.chest, m.armpit, 1]];
  if (m.waist !== undefined) knots.push([m.waist, m.waistAt]);
  if (m.hip !== undefined) knots.push([m.hip, Math.min(m.waistAt + 95, m.length - 40)]);
  knots.push([m.hem, m.length, 1]);
  return knots;
}

/** From the middle of the neckline to above the armpit. */
function edgeAbove(dice: Dice, m: UpperMeasures, neckline: readonly Knot[]): Knot[] {
  const end = neckline.at(-1)!;
  if (m.hold === 'straps' || m.hold === 'strapless') return [...neckline];
  if (m.hold === 'off-shoulder')
    return [
      ...neckline,
      [m.shoulder, m.slope, 1],
      [(m.shoulder + m.chest) / 2 - 4, (m.slope + m.armpit) / 2],
    ];
  const hollow = m.sleeves[0] ? dice.range(0, 8) : dice.range(6, 26);
  return [
    ...neckline,
    [(end[0] + m.shoulder) / 2, m.slope * 0.46],
    [m.shoulder, m.slope, 1],
    [Math.min(m.shoulder, m.chest) - hollow, m.slope + (m.armpit - m.slope) * 0.55],
  ];
}

/** The inner side of the back, seen through the neck, below the hem and between open fronts. */
function drawBack(drawing: Drawing, m: UpperMeasures, dip: number, drop: number, isOpen: boolean): void {
  const rise = m.hold === 'shoulders' ? 4 + m.dip * 0.12 : m.armpit * 0.7;
  const top: Knot[] =
    m.hold === 'shoulders'
      ? [
          [0, rise],
          [m.neck, 0, 1],
        ]
      : [
          [0, m.armpit - 4],
          [m.chest * 0.9, m.armpit - 4, 1],
        ];
  drawing.piece(bothHalves(curve([...top, [m.neck * 1.04, Math.max(dip, 10), 1], [0, dip + 26]])), 'lining');
  if (isOpen || (drop > 0 && m.kind !== 'jumpsuit')) {
    const inset = m.hem * 0.985;
    drawing.piece(
      bothHalves(
        curve([
          [0, isOpen ? rise : m.length - 20],
          [isOpen ? m.chest * 0.8 : inset, isOpen ? m.slope + 20 : m.length - 20, 1],
          [inset, m.length - 2, 1],
          [inset * 0.6, m.length + m.hemDip * 0.7 + drop],
          [0, m.length + m.hemDip + drop],
        ]),
      ),
      'lining',
    );
  }
}

/** Two fronts with a gap that widens downwards, or swings. */
function drawFlaps(
  drawing: Drawing,
  dice: Dice,
  m: UpperMeasures,
  right: readonly Spot[],
  dip: number,
  round: number,
): Piece {
  const outline = (line: readonly Spot[], gap: number): Spot[] => {
    const past = line.filter(([x, y]) => Math.abs(x) > gap * 0.96 || y < dip);
    const sign = Math.sign(past.at(-1)![0]) || 1;
    const edge = curve([
      [gap * sign, m.length + m.hemDip * 0.9, 1],
      [gap * sign * dice.range(0.5, 1), (dip + m.length) / 2],
      [Math.min(gap, 12) * sign * dice.range(0.2, 1), dip + 6],
    ]);
    return [...past.filter(([, y]) => y < m.length + Math.abs(m.hemDip) + 40), ...edge];
  };
  const skew = dice.range(0.5, 1.5);
  const one = drawing.piece(outline(right.slice(), m.gap * skew), 'cloth', { round: round * 0.6 });
  const other = drawing.piece(outline(mirrored(right), m.gap * (2 - skew)), 'cloth', { round: round * 0.6 });
  other.strokes.push(...one.strokes);
  return one;
}

function drawStraps(drawing: Drawing, dice: Dice, m: UpperMeasures, middle: Knot): void {
  const from = Math.max(Math.abs(middle[0]), m.neck);
  const width = dice.chance(0.65) ? dice.range(3, 8) : dice.range(8, 20);
  const lean = dice.range(0.55, 1.15);
  const top: Spot = [from * lean, 0];
  const foot = m.armpit - dice.range(6, 16) + 18;
  const paint = dice.chance(0.8) ? 'cloth' : 'trim';
  // The back's half of the strap leans another way: a narrow loop.
  const back = from * dice.range(0.5, 1);
  for (const side of SIDES) {
    const slack = dice.wobble(4);
    const band = (x: number): Spot[] =>
      curve([
        [x * side, foot, 1],
        [(top[0] * 0.6 + x * 0.4 + slack) * side, foot * 0.4],
        [(top[0] - width / 2) * side, 1, 1],
        [(top[0] + width / 2) * side, 0, 1],
        [(top[0] * 0.6 + x * 0.4 + width + slack) * side, foot * 0.4],
        [(x + width) * side, foot, 1],
      ]);
    drawing.piece(band(back), 'lining');
    drawing.piece(band(from - width / 2), paint);
    drawing.markSide('strap', side, [top[0] * side, 0]);
  }
}
