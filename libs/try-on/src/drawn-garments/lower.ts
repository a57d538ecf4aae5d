import { curve, type Knot, mirrored, type Spot } from './curve.js';
import type { Dice } from './dice.js';
import { bothHalves, type Drawing, type Piece, seam } from './drawing.js';

/** Draws a skirt (half a hip breadth is about 100) and marks its waist and hem. */
export function drawSkirt(drawing: Drawing, dice: Dice): Piece {
  const isGhost = dice.chance(0.5);
  const waist = dice.range(58, 88);
  const length = dice.weighted({ mini: 3, knee: 2, midi: 2, maxi: 1 });
  const reach = { mini: [95, 190], knee: [190, 270], midi: [270, 370], maxi: [370, 480] }[length];
  const l = dice.range(reach[0]!, reach[1]!);
  const shape = dice.weighted({ pencil: 2, straight: 1.5, flared: 3, wide: 1 });
  const hip =
    shape === 'pencil' || shape === 'straight' ? dice.range(84, 100) : waist * dice.range(1.08, 1.3);
  const hem = {
    pencil: dice.range(66, 88),
    straight: dice.range(88, 106),
    flared: dice.range(105, 170),
    wide: dice.range(170, 250) * Math.max(0.6, l / 320),
  }[shape];
  const dip = shape === 'wide' ? dice.range(6, 34) : dice.range(-3, 14);
  const tilt = dice.chance(0.12) ? dice.wobble(40) : 0;
  const hipAt = Math.min(l * 0.45, 75);
  drawWaistBack(drawing, dice, waist, isGhost);
  if (dice.chance(0.4)) {
    const drop = dice.range(3, 14);
    drawing.piece(
      [
        [-hem * 0.98, l - 12 - tilt],
        [hem * 0.98, l - 12 + tilt],
        [hem * 0.7, l + dip + drop + tilt * 0.7],
        [-hem * 0.7, l + dip + drop - tilt * 0.7],
      ],
      'lining',
    );
  }
  const side = (x: number, slant: number): Knot[] => [
    [x * waist, 0, 1],
    [x * hip, hipAt],
    [x * (hip + (hem - hip) * 0.55), hipAt + (l + slant - hipAt) * 0.55],
    [x * hem, l + slant, 1],
  ];
  const bow = dice.range(0, isGhost ? 12 : 4);
  const piece = drawing.piece(
    [
      ...curve([
        [0, bow],
        [waist * 0.6, bow * 0.6],
        ...side(1, tilt),
        [hem * 0.5, l + dip + tilt * 0.5],
        [0, l + dip],
      ]),
      ...mirrored(
        curve([
          [0, bow],
          [waist * 0.6, bow * 0.6],
          ...side(1, -tilt),
          [hem * 0.5, l + dip - tilt * 0.5],
          [0, l + dip],
        ]),
      ).reverse(),
    ],
    'cloth',
    { round: isGhost ? dice.range(0.15, 0.45) : dice.range(0, 0.1) },
  );
  if (shape === 'flared' || shape === 'wide' || dice.chance(0.2)) {
    const pleats = Math.round(dice.range(3, 14));
    for (let i = 0; i < pleats; i++) {
      const x = -0.9 + (1.8 * (i + 0.5)) / pleats;
      piece.strokes.push(
        seam(
          [
            [x * waist, bow + 4],
            [x * hem + dice.wobble(5), l + 4],
          ],
          dice.range(0.08, 0.3),
          dice.range(1, 7),
        ),
      );
    }
  }
  drawBand(piece, dice, waist, bow);
  drawing.markBoth('waist', [waist, 0]);
  drawing.markSide('hem', -1, [-hem, l - tilt]);
  drawing.markSide('hem', 1, [hem, l + tilt]);
  return piece;
}

type LegMeasures = { top: number; waist: number; crotch: number; length: number; isGhost: boolean };

/** Draws trousers or shorts (half a hip breadth is about 85) and marks waist, crotch and legs. */
export function drawTrousers(drawing: Drawing, dice: Dice, isShort: boolean): Piece {
  const isGhost = dice.chance(0.5);
  const waist = dice.range(56, 86);
  const crotch = dice.range(88, 158);
  const length = isShort ? crotch + dice.range(18, 125) : crotch + dice.range(230, 400);
  drawWaistBack(drawing, dice, waist, isGhost);
  const piece = drawLegs(drawing, dice, { top: 0, waist, crotch, length, isGhost });
  const bow = dice.range(0, 8);
  drawBand(piece, dice, waist, bow);
  if (dice.chance(0.75))
    piece.strokes.push(
      seam(
        [
          [1, 10],
          [1, crotch * 0.6],
          [-6, crotch * 0.72],
        ],
        0.45,
      ),
    );
  if (dice.chance(0.7)) {
    for (const s of [-1, 1])
      piece.strokes.push(
        seam(
          [
            [s * waist * 0.55, 13],
            [s * (waist + 14), 46],
          ],
          0.45,
          1.5,
        ),
      );
  }
  if (dice.chance(0.25)) {
    const cord = dice.range(15, 50);
    for (const s of [-1, 1])
      piece.strokes.push({
        ...seam(
          [
            [s * 3, 8],
            [s * 9, 8 + cord],
          ],
          0.9,
          3,
        ),
        colour: '#f0f0f0',
      });
  }
  drawing.markBoth('waist', [waist, 0]);
  return piece;
}

/** Two legs from a waist downwards as one piece. */
export function drawLegs(drawing: Drawing, dice: Dice, m: LegMeasures): Piece {
  const { top, waist, crotch, length } = m;
  const inseam = length - crotch;
  const hip = Math.max(waist + 2, dice.range(76, 104));
  const cut = dice.weighted({ skinny: 2, straight: 3, wide: 2, flared: 1, tapered: 2 });
  const isShort = inseam < 140;
  const thigh = hip * (isShort ? dice.range(0.84, 1.06) : dice.range(0.66, 0.84));
  const cuff = isShort
    ? thigh * dice.range(0.86, 1.2)
    : {
        skinny: dice.range(24, 36),
        straight: dice.range(40, 58),
        wide: dice.range(66, 115),
        flared: dice.range(55, 95),
        tapered: dice.range(28, 44),
      }[cut];
  const knee = cut === 'flared' ? dice.range(32, 44) : (thigh + cuff) / 2 - dice.range(0, 7);
  // The middle of a cuff against that of the body; legs that touch all the way down have no gap.
  const apart = dice.chance(0.25) ? 0 : dice.range(0, inseam * 0.16);
  const skew = dice.chance(0.3) ? dice.wobble(inseam * 0.05) : 0;
  const leg = (side: 1 | -1): Knot[] => {
    const gap = apart + dice.range(0, 3);
    const inner: Knot = [gap + side * skew, length + dice.wobble(3), 1];
    const outer: Knot = [inner[0] + cuff, length + dice.wobble(3), 1];
    const half = crotch + inseam * 0.45;
    const kneeInner = (gap + side * skew) * 0.45 + (isShort ? 0 : Math.max(0, (thigh - knee) * 0.12));
    const bent: Knot[] = isShort ? [] : [[kneeInner + knee, half]];
    const bentInner: Knot[] = isShort ? [] : [[kneeInner, half]];
    return [
      [waist, top, 1],
      [hip, top + (crotch - top) * 0.62],
      [Math.max(thigh + 2, hip * 0.98), crotch + inseam * 0.06],
      ...bent,
      outer,
      inner,
      ...bentInner,
      [0.3, crotch, 1],
    ];
  };
  const [right, left] = [leg(1), leg(-1)];
  const piece = drawing.piece([...curve(right), ...mirrored(curve(left)).reverse()], 'cloth', {
    round: m.isGhost ? dice.range(0.05, 0.3) : dice.range(0, 0.1),
  });
  for (const [side, knots] of [
    [1, right],
    [-1, left],
  ] as const) {
    const i = isShort ? 3 : 4;
    drawing.markSide('leg_outer', side, [knots[i]![0] * side, knots[i]![1]]);
    drawing.markSide('leg_inner', side, [knots[i + 1]![0] * side, knots[i + 1]![1]]);
    const by = dice.range(5, 14);
    const [a, b] = [knots[i]!, knots[i + 1]!];
    if (dice.chance(0.6))
      piece.strokes.push(
        seam(
          [
            [a[0] * side, a[1] - by],
            [b[0] * side, b[1] - by],
          ],
          0.4,
        ),
      );
    if (!isShort && dice.chance(0.3)) {
      const x = ((a[0] + b[0]) / 2) * side;
      piece.strokes.push(
        seam(
          [
            [x * 0.9, top + 40],
            [x, length - 4],
          ],
          0.22,
          2,
        ),
      );
    }
  }
  piece.strokes.push(
    seam(
      [
        [0, crotch - 6],
        [0, crotch + inseam * (apart === 0 ? 1 : 0.04)],
      ],
      0.5,
      1.6,
    ),
  );
  drawing.mark('crotch', [0, crotch]);
  return piece;
}

/** The inner side of the waistband at the back, seen from the front. */
function drawWaistBack(drawing: Drawing, dice: Dice, waist: number, isGhost: boolean): void {
  if (!isGhost && dice.chance(0.5)) return;
  const up = dice.chance(0.5) ? dice.range(0, 7) : -dice.range(0, 5);
  drawing.piece(
    bothHalves(
      curve([
        [0, -up],
        [waist * 0.7, -up * 0.7],
        [waist, 0, 1],
        [0, 22],
      ]),
    ),
    'lining',
  );
}

function drawBand(piece: Piece, dice: Dice, waist: number, bow: number): void {
  const width = dice.range(8, 26);
  const line: Spot[] = curve([
    [-waist * 1.1, width],
    [0, bow + width],
    [waist * 1.1, width],
  ]);
  piece.strokes.push(seam(line, 0.5, 1.5));
  if (dice.chance(0.3))
    piece.strokes.push({
      ...seam(
        line.map(([x, y]) => [x, y - width / 2]),
        0.25,
        width,
      ),
      dash: '2 3',
    });
}
