import type { Spot } from './curve.js';
import type { Dice } from './dice.js';
import { type Piece, seam, type Stroke } from './drawing.js';
import { hex } from './cloth.js';
import type { UpperMeasures } from './upper-measures.js';

/** Plackets, buttons, zips, pockets, belts, prints and folds on the front of an upper garment. */
export function addDetails(front: Piece, dice: Dice, m: UpperMeasures, dip: number): void {
  const end = m.length + m.hemDip;
  const buttoned = m.kind === 'outerwear-closed' || m.neckline === 'shirt' || dice.chance(0.08);
  if (buttoned && m.kind !== 'outerwear-open') front.strokes.push(...placket(dice, m, dip, end));
  if (dice.chance(0.3)) front.strokes.push(...pocket(dice, m));
  if (m.waist !== undefined && dice.chance(0.4)) front.strokes.push(...belt(dice, m));
  if (!buttoned && dice.chance(0.35)) front.strokes.push(...print(dice, m));
  front.strokes.push(...folds(dice, m.chest, m.armpit, end, Math.max(m.hem, m.chest)));
}

function placket(dice: Dice, m: UpperMeasures, dip: number, end: number): Stroke[] {
  // A polo shirt's ends on the chest.
  const to = m.kind !== 'outerwear-closed' && dice.chance(0.35) ? dip + dice.range(25, 60) : end;
  const side = dice.range(0, 8);
  const lines = [
    seam(
      [
        [-side, dip],
        [-side, to],
      ],
      0.5,
      1.4,
    ),
    seam(
      [
        [side + 3, dip],
        [side + 3, to],
      ],
      dice.range(0.1, 0.5),
      1,
    ),
  ];
  if (dice.chance(0.25))
    return [
      ...lines,
      {
        ...seam(
          [
            [1, dip],
            [1, to],
          ],
          0.8,
          5,
        ),
        dash: '2 1.5',
      },
    ];
  const [step, r] = [dice.range(26, 60), dice.range(2, 6)];
  const rows = dice.chance(0.12) ? [-16, 16] : [2];
  const colour = hex(
    dice.pick([
      [30, 30, 30],
      [240, 235, 225],
      [150, 110, 60],
      [190, 190, 195],
    ]),
  );
  for (let y = dip + step * 0.3; y < to - 4; y += step) {
    for (const x of rows)
      lines.push({
        ...seam(
          [
            [x - 0.5, y],
            [x + 0.5, y],
          ],
          1,
          2 * r,
        ),
        colour,
      });
  }
  return lines;
}

function pocket(dice: Dice, m: UpperMeasures): Stroke[] {
  const low = dice.chance(0.4);
  const [w, h] = low ? [dice.range(28, 46), dice.range(26, 60)] : [dice.range(18, 32), dice.range(20, 36)];
  const y = low ? m.armpit + Math.min(110, (m.length - m.armpit) * 0.5) : m.armpit - 8;
  const x = m.chest * dice.range(0.42, 0.55);
  const sides = low ? [-1, 1] : [dice.chance(0.8) ? 1 : -1];
  return sides.map((s) => {
    const box: Spot[] = [
      [s * x - w / 2, y],
      [s * x - w / 2, y + h],
      [s * x + w / 2, y + h],
      [s * x + w / 2, y],
      [s * x - w / 2, y],
    ];
    return { ...seam(box, 0.5, 1.4), fill: dice.chance(0.4) ? '#00000018' : 'none' };
  });
}

function belt(dice: Dice, m: UpperMeasures): Stroke[] {
  const [w, y] = [dice.range(3, 16), m.waistAt];
  const colour = hex([dice.range(20, 200), dice.range(20, 160), dice.range(20, 140)]);
  const line: Spot[] = [
    [-m.chest * 1.2, y],
    [m.chest * 1.2, y],
  ];
  return dice.chance(0.5) ? [{ ...seam(line, 1, w), colour }] : [seam(line, 0.5, 2)];
}

function print(dice: Dice, m: UpperMeasures): Stroke[] {
  const colour = hex([dice.range(0, 255), dice.range(0, 255), dice.range(0, 255)]);
  const [cx, cy] = [dice.chance(0.8) ? 0 : m.chest * 0.4, m.armpit + dice.range(-10, 50)];
  const lines: Stroke[] = [];
  const rows = Math.round(dice.range(1, 5));
  for (let i = 0; i < rows; i++) {
    const [w, h, y] = [dice.range(10, m.chest * 0.6), dice.range(4, 30), cy + i * dice.range(8, 26)];
    const line = {
      ...seam(
        [
          [cx - w, y],
          [cx + w, y + dice.wobble(6)],
        ],
        dice.range(0.6, 1),
        h,
      ),
      colour,
    };
    lines.push(dice.chance(0.5) ? { ...line, dash: `${dice.range(3, 14)} ${dice.range(2, 7)}` } : line);
  }
  if (dice.chance(0.4)) {
    const r = dice.range(10, m.chest * 0.5);
    const ring = Array.from({ length: 14 }, (_, i): Spot => [
      cx + r * Math.cos((i * Math.PI) / 6.5),
      cy + r * Math.sin((i * Math.PI) / 6.5),
    ]);
    lines.push({ ...seam(ring, 0.9, dice.range(2, 8)), colour, fill: dice.chance(0.5) ? colour : 'none' });
  }
  return lines;
}

/** Long soft folds, light or dark. */
export function folds(dice: Dice, half: number, from: number, to: number, reach: number): Stroke[] {
  return Array.from({ length: Math.round(dice.range(2, 9)) }, () => {
    const [x, y] = [dice.wobble(half * 0.6), dice.range(from, to)];
    const line: Spot[] = [
      [x, y],
      [x + dice.wobble(20), y + (to - from) * 0.15],
      [x + dice.wobble(reach * 0.3), y + dice.range(30, (to - from) * 0.5)],
    ];
    return {
      line,
      width: dice.range(2, 12),
      colour: dice.chance(0.65) ? '#000000' : '#ffffff',
      opacity: dice.range(0.03, 0.14),
    };
  });
}
