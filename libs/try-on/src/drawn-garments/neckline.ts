import { curve, type Knot, mirrored, type Spot } from './curve.js';
import type { Dice } from './dice.js';
import { bothHalves, type Drawing, seam } from './drawing.js';
import type { UpperMeasures } from './upper-measures.js';

/** The right half of the front's upper edge, from the middle outwards, and where its lowest point is. */
export type Neck = { line: readonly Knot[]; dip: number };

export function neckOf(dice: Dice, m: UpperMeasures): Neck {
  const line = frontNeckline(dice, m);
  return { line, dip: line[0]![1] };
}

function frontNeckline(dice: Dice, m: UpperMeasures): readonly Knot[] {
  if (m.hold === 'straps') {
    const rise = m.armpit - dice.range(4, 22);
    const dip = rise + (dice.chance(0.5) ? dice.range(2, 14) : dice.range(14, 60));
    const shape: Knot = dice.chance(0.4) ? [m.neck * 0.45, dip - 12] : [m.neck * 0.5, (dip + rise) / 2 + 4];
    return [
      [0, dip, dice.chance(0.5) ? 1 : undefined] as unknown as Knot,
      shape,
      [m.neck, rise, 1],
      [(m.neck + m.chest) / 2, m.armpit - 3],
    ];
  }
  if (m.hold === 'strapless') {
    const sweet = dice.chance(0.4) ? dice.range(6, 16) : 0;
    return [
      [0, m.armpit + dice.range(-4, 10)],
      [m.chest * 0.5, m.armpit - 4 - sweet],
    ];
  }
  if (m.hold === 'off-shoulder') {
    const dip = m.slope + dice.range(6, 40);
    return [
      [0, dip],
      [m.shoulder * 0.55, m.slope + (dip - m.slope) * 0.6],
    ];
  }
  const n = m.neck;
  switch (m.neckline) {
    case 'v': {
      const dip = dice.range(34, 130);
      return [
        [0, dip, 1],
        [n * 0.54, dip * 0.47],
        [n, 0, 1],
      ];
    }
    case 'lapels': {
      const dip = dice.range(60, 185);
      return [
        [0, dip, 1],
        [n * 0.6, dip * 0.45],
        [n, 0, 1],
      ];
    }
    case 'scoop': {
      const dip = dice.range(38, 85);
      return [
        [0, dip],
        [n * 0.72, dip * 0.74],
        [n, 0, 1],
      ];
    }
    case 'square': {
      const dip = dice.range(25, 70);
      return [
        [0, dip],
        [n * 0.92, dip, 1],
        [n, 0, 1],
      ];
    }
    case 'shirt':
      return [
        [0, dice.range(14, 40), 1],
        [n * 0.55, 12],
        [n, 0, 1],
      ];
    case 'high':
      return [
        [0, 12],
        [n * 0.6, 9],
        [n, 0, 1],
      ];
    case 'hood':
      return [
        [0, dice.range(18, 44), 1],
        [n * 0.6, 16],
        [n, 0, 1],
      ];
    default:
      return [
        [0, m.dip],
        [n * 0.62, m.dip * 0.72],
        [n, 0, 1],
      ];
  }
}

/** Draws what lies round the neck, and moves the mark of the neckline's dip where a collar covers it. */
export function drawCollar(drawing: Drawing, dice: Dice, m: UpperMeasures, neck: Neck): void {
  if (m.hold !== 'shoulders') return;
  const paint = dice.chance(0.75) ? 'cloth' : 'trim';
  const isOpen = m.kind === 'outerwear-open';
  if (m.neckline === 'high') {
    const up = isOpen ? dice.range(12, 34) : dice.range(10, 52);
    const collar = drawing.piece(
      bothHalves(
        curve([
          [0, -up + 3],
          [m.neck * 0.86, -up, 1],
          [m.neck, 2, 1],
          [m.neck * 0.6, 13],
          [0, 16],
        ]),
      ),
      paint,
    );
    drawing.piece(
      bothHalves(
        curve([
          [0, -up - 2],
          [m.neck * 0.84, -up, 1],
          [0, -up + 7],
        ]),
      ),
      'lining',
    );
    collar.strokes.push(
      seam(
        curve([
          [-m.neck, 0],
          [0, 15],
          [m.neck, 0],
        ]),
      ),
    );
    if (!isOpen) drawing.mark('neck_dip', [0, -up + 7]);
    return;
  }
  if (m.neckline === 'hood') return drawHood(drawing, dice, m, neck, isOpen);
  if (m.neckline === 'shirt')
    return drawFlatCollar(drawing, dice, m, neck, paint, dice.range(22, 44), dice.range(6, 26));
  if (m.neckline === 'lapels')
    return drawFlatCollar(
      drawing,
      dice,
      m,
      neck,
      paint,
      dice.range(30, 60),
      neck.dip * dice.range(0.7, 0.95),
    );
  if (dice.chance(0.7) && !isOpen) {
    const front = curve(neck.line);
    const whole = [...mirrored(front).reverse(), ...front];
    const width = dice.range(2, 11);
    const band = drawing.pieces.at(-1)!;
    band.strokes.push(
      { line: whole, width: width * 2, colour: '#000000', opacity: dice.range(0.06, 0.22) },
      seam(whole, 0.3),
    );
  }
}

function drawFlatCollar(
  drawing: Drawing,
  dice: Dice,
  m: UpperMeasures,
  neck: Neck,
  paint: 'cloth' | 'trim',
  breadth: number,
  reach: number,
): void {
  const n = m.neck;
  const stand = dice.range(4, 16);
  for (const side of [-1, 1]) {
    const flap = curve([
      [1, neck.dip - (m.neckline === 'shirt' ? 3 : 0), 1],
      [n * 0.5, neck.dip * 0.42],
      [n * 0.86, -stand, 1],
      [n * 1.05, -stand * 0.2],
      [Math.min(n + breadth * 0.35, m.shoulder * 0.8), reach * 0.55, 1],
      [n * 0.45 + breadth * 0.32, neck.dip * 0.6 + reach * 0.5, 1],
    ]);
    drawing.piece(side > 0 ? flap : mirrored(flap), paint);
  }
}

function drawHood(drawing: Drawing, dice: Dice, m: UpperMeasures, neck: Neck, isOpen: boolean): void {
  const [wide, up] = [m.neck * dice.range(1.15, 1.7), dice.range(35, 115)];
  const isUp = dice.chance(0.6);
  const outer = isUp
    ? curve([
        [0, -up],
        [wide * 0.7, -up * 0.86],
        [wide, -up * 0.4],
        [m.neck * 1.12, 4, 1],
        [m.neck * 0.6, neck.dip * 0.7 + 8],
        [2, neck.dip + 6, 1],
      ])
    : curve([
        [0, -up * 0.3],
        [wide, -up * 0.22],
        [wide * 1.05, 6],
        [m.neck * 0.7, neck.dip + 8],
        [2, neck.dip + 14, 1],
      ]);
  drawing.piece(bothHalves(outer), 'cloth');
  const inner: readonly Spot[] = isUp
    ? curve([
        [0, -up * 0.82],
        [wide * 0.6, -up * 0.62],
        [m.neck * 0.8, -4],
        [1, neck.dip, 1],
      ])
    : curve([
        [0, -up * 0.16],
        [wide * 0.7, -4],
        [m.neck * 0.5, neck.dip * 0.7],
        [1, neck.dip, 1],
      ]);
  drawing.piece(bothHalves(inner), 'lining');
  if (dice.chance(0.5) && !isOpen) {
    const hang = dice.range(30, 80);
    for (const side of [-1, 1]) {
      const cord = drawing.pieces.at(-1)!;
      cord.strokes.push(
        seam(
          [
            [side * 8, neck.dip],
            [side * 10, neck.dip + hang],
          ],
          0.8,
          3,
        ),
      );
    }
  }
}
