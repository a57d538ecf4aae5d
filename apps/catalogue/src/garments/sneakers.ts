import { mix } from '../palette.js';
import { type Point, spline } from '../path.js';
import type { Sheet } from '../sheet.js';
import { pair } from './pair.js';

/** A pair of laced sneakers from the side. */
export function sneakers(sheet: Sheet): string {
  const high = sheet.span(-10, 40);
  const sole = sheet.random.pick(['#f4f2ec', '#ece9e2', '#f7f7f7', '#d8b98a']);
  const thick = sheet.span(34, 56);
  const trim = sheet.contrast(0.4) ? sheet.cloth.second : mix(sheet.cloth.base, '#000000', 0.08);
  const striped = sheet.random.chance(0.7);
  const one = (): string => {
    const upper: Point[] = [
      [-232, -96 - high, 1],
      [-196, -104 - high],
      [-120, -78 - high * 0.4],
      [-92, -92 - high, 1],
      [-60, -104 - high * 0.8, 1],
      [60, -34],
      [150, -14],
      [222, 18],
      [246, 62, 1],
      [246, 74, 1],
      [-240, 74, 1],
      [-250, 20],
    ];
    const bottom: Point[] = [
      [-252, 62, 1],
      [0, 68],
      [252, 56, 1],
      [262, 70],
      [248, 62 + thick],
      [180, 66 + thick],
      [-228, 66 + thick],
      [-256, 50 + thick],
    ];
    const toe: Point[] = [
      [150, -14, 1],
      [222, 18],
      [247, 64, 1],
      [130, 70, 1],
      [122, 22],
    ];
    const heel: Point[] = [
      [-236, -60, 1],
      [-176, -40],
      [-166, 72, 1],
      [-244, 72, 1],
      [-250, 20],
    ];
    const mouth: Point[] = [
      [-232, -96 - high, 1],
      [-160, -92 - high],
      [-92, -92 - high, 1],
      [-120, -74 - high * 0.5],
      [-190, -88 - high],
    ];
    const tongue: Point[] = [
      [-96, -88 - high, 1],
      [-84, -132 - high],
      [-42, -126 - high, 1],
      [-30, -88, 1],
    ];
    let laces = '';
    for (let i = 0; i < 6; i += 1) {
      const at = i / 5;
      const x = -62 + at * 122;
      const y = -96 - high * 0.8 * (1 - at) + at * 62;
      laces += `<path d="M${x - 30} ${y + 34}Q${x - 6} ${y + 6} ${x + 12} ${y - 4}" stroke="#00000055" stroke-width="10" fill="none"/><path d="M${x - 30} ${y + 32}Q${x - 6} ${y + 4} ${x + 12} ${y - 6}" stroke="${mix(sole, '#ffffff', 0.4)}" stroke-width="8" stroke-linecap="round" fill="none"/><circle cx="${x - 32}" cy="${y + 34}" r="4" fill="#555"/>`;
    }
    const panel: Point[] = [
      [-96, -60 - high * 0.4, 1],
      [60, 22],
      [84, 72, 1],
      [20, 72, 1],
      [-40, 20],
    ];
    return [
      sheet.piece(spline(tongue), { roll: 0.8 }),
      sheet.piece(spline(upper), {
        roll: 1.3,
        folds: sheet.fold(70, 0, 120, 50, 8) + sheet.fold(100, -10, 150, 40, 7),
      }),
      sheet.piece(spline(mouth), { fill: sheet.cloth.lining, roll: 1 }),
      sheet.piece(spline(toe), { fill: mix(trim, sole, 0.15), roll: 0.7, plain: true }),
      sheet.piece(spline(heel), { fill: trim, roll: 0.7, plain: true }),
      striped ? sheet.piece(spline(panel), { fill: trim, roll: 0.3 }) : '',
      sheet.seam('M-150 70Q-130 0 -70 -40', { dash: '4 2.4' }),
      laces,
      sheet.piece(spline(bottom), { fill: sole, roll: 0.6, plain: true }),
      sheet.seam(`M-250 ${52 + thick * 0.5}Q0 ${76 + thick * 0.5} 254 ${52 + thick * 0.5}`, {
        colour: mix(sole, '#000000', 0.35),
        width: 2,
      }),
    ].join('');
  };
  return pair(sheet, one, 180, sheet.span(0.98, 1.14));
}
