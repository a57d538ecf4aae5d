import { mix } from '../palette.js';
import { type Point, spline } from '../path.js';
import type { Sheet } from '../sheet.js';

/** Sets two shoes one above the other, the upper one turned a little. */
function pair(sheet: Sheet, one: () => string, gap: number, scale: number): string {
  const lean = sheet.random.range(-10, 4);
  const shift = sheet.random.wobble(26);
  return `<g transform="translate(${-shift} ${512 - gap}) rotate(${lean}) scale(${scale})">${one()}</g><g transform="translate(${shift} ${512 + gap}) rotate(${sheet.random.range(-4, 4)}) scale(${scale})">${one()}</g>`;
}

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

/** A pair of ankle boots from the side. */
export function boots(sheet: Sheet): string {
  const high = sheet.span(120, 200);
  const sole = sheet.random.pick(['#1c1a19', '#2a211b', '#5b4330']);
  const heel = sheet.span(24, 50);
  const laced = sheet.random.chance(0.5);
  const one = (): string => {
    const upper: Point[] = [
      [-176, -high, 1],
      [-100, -high - 8],
      [-24, -high + 4, 1],
      [-20, -60],
      [20, -8],
      [120, 16],
      [196, 52],
      [212, 104, 1],
      [-182, 104, 1],
      [-186, 30],
      [-170, -60],
    ];
    const bottom: Point[] = [
      [-190, 96, 1],
      [0, 102],
      [218, 94, 1],
      [222, 118],
      [206, 126, 1],
      [20, 124],
      [-44, 124, 1],
      [-60, 124 + heel, 1],
      [-184, 124 + heel, 1],
    ];
    const lace = laced
      ? Array.from({ length: 6 }, (_, i) => {
          const y = -high + 26 + i * ((high - 6) / 6);
          const x = -42 + i * i * 2.2;
          return `<path d="M${x - 26} ${y + 12}L${x + 24} ${y - 2}" stroke="#00000066" stroke-width="9"/><path d="M${x - 26} ${y + 10}L${x + 24} ${y - 4}" stroke="#c9b28a" stroke-width="6.5" stroke-linecap="round"/>`;
        }).join('')
      : sheet.piece(
          spline([
            [-130, -high + 40, 1],
            [-66, -high + 44, 1],
            [-52, 0],
            [-70, 30, 1],
            [-124, 26, 1],
            [-118, -40],
          ]),
          { fill: mix(sheet.cloth.base, '#000000', 0.4), roll: 0.6 },
        );
    return [
      sheet.piece(spline(upper), {
        roll: 1.5,
        folds:
          sheet.fold(-20, -30, -120, 10, 10, 1.4) +
          sheet.fold(0, 4, -110, 40, 9, 1.3) +
          sheet.fold(90, 20, 70, 90, 9) +
          `<ellipse cx="150" cy="60" rx="30" ry="12" fill="#fff" fill-opacity=".3" transform="rotate(24 150 60)"/><ellipse cx="-120" cy="-40" rx="9" ry="70" fill="#fff" fill-opacity=".18"/>`,
      }),
      sheet.piece(
        spline([
          [-176, -high, 1],
          [-100, -high - 8],
          [-24, -high + 4, 1],
          [-100, -high + 20],
        ]),
        { fill: sheet.cloth.lining, roll: 0.7 },
      ),
      lace,
      sheet.seam('M-180 30Q-60 40 20 104M110 16Q96 60 116 104', { width: 2.4 }),
      `<path d="M-178 ${-high}q-14 -34 6 -34q16 2 10 36" fill="none" stroke="${sheet.cloth.dark}" stroke-width="7"/>`,
      sheet.piece(spline(bottom), { fill: sole, roll: 0.5, plain: true }),
    ].join('');
  };
  return pair(sheet, one, 214, sheet.span(1.02, 1.18));
}
