import { mirrored, type Point, spline } from '../path.js';
import type { Sheet } from '../sheet.js';

/** A long scarf laid as it is worn: round the neck, its ends crossed. */
export function scarf(sheet: Sheet): string {
  const w = sheet.span(52, 74);
  const neck = sheet.span(92, 118);
  const fringe = (x: number, y: number): string => {
    let d = '';
    for (let i = -w + 4; i < w - 2; i += 8)
      d += `M${x + i} ${y - 8}l${sheet.random.wobble(4)} ${46 + sheet.random.wobble(6)}`;
    return `<path d="${d}" stroke="#000" stroke-opacity=".35" stroke-width="6" stroke-linecap="round"/><path d="${d}" stroke="${sheet.cloth.base}" stroke-width="4.5" stroke-linecap="round"/>`;
  };
  const end = (side: number, x: number, y: number): string => {
    const from = -side * neck;
    const points: Point[] = [
      [from - w, 270],
      [from - w * 0.8, 330],
      [(from + x) / 2 - w * 0.72, 470],
      [x - w, 620],
      [x - w, y, 1],
      [x + w, y, 1],
      [x + w, 600],
      [(from + x) / 2 + w * 0.85, 450],
      [from + w * 0.8, 330],
      [from + w, 262, 1],
    ];
    const folds =
      sheet.fold(from, 280, x - w * 0.4, 640, 13, 1.3) +
      sheet.fold(from + w * 0.5, 300, x + w * 0.3, y - 50, 12, 1.2) +
      sheet.fold((from + x) / 2 - w * 0.5, 470, (from + x) / 2 + w * 0.5, 440, 12);
    return (
      fringe(x, y) +
      `<path d="${spline(points)}" transform="translate(4 8)" fill="#000" fill-opacity=".3" filter="url(#soft)"/>` +
      sheet.piece(spline(points), { folds, grain: side * 8, roll: 1.3 })
    );
  };
  const loop = mirrored(
    [
      [0, 148],
      [neck * 0.9, 168],
      [neck + w, 262],
      [neck + w * 0.6, 340, 1],
      [neck - w * 0.6, 330, 1],
      [neck - w * 0.75, 290],
      [0, 262],
    ],
    sheet.random,
    3,
  );
  return [
    end(-1, -sheet.span(34, 70), sheet.span(780, 850)),
    sheet.piece(loop, {
      roll: 1.5,
      grain: 40,
      folds:
        sheet.fold(-neck, 240, neck, 236, 14, 1.3) +
        sheet.fold(-neck - w * 0.5, 280, -neck * 0.3, 190, 10) +
        sheet.fold(neck + w * 0.5, 280, neck * 0.3, 195, 10),
    }),
    end(1, sheet.span(34, 70), sheet.span(740, 830)),
  ].join('');
}
