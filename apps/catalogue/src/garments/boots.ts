import { mix } from '../palette.js';
import { type Point, spline } from '../path.js';
import type { Sheet } from '../sheet.js';
import { pair } from './pair.js';

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
