import { mix } from '../palette.js';
import { flip, mirrored, spline } from '../path.js';
import type { Sheet } from '../sheet.js';
import { hemStitch, someSleeve, someTorso } from './measures.js';
import { cuffLine, sleeves } from './sleeve.js';
import { backHem, bodyFolds, neckInside, type Torso, torsoOutline } from './torso.js';

/** The two leaves of a turned-down collar and the band behind them. */
export function collar(sheet: Sheet, t: Torso, reach: number, fill?: string): string {
  const colour = fill ?? undefined;
  const y = t.top + t.neckDepth;
  const band = mirrored(
    [
      [0, t.top - 16],
      [t.neck * 0.8, t.top - 14],
      [t.neck + 10, t.top - 2, 1],
      [t.neck * 0.7, t.top + 16],
      [0, t.top + 20],
    ],
    sheet.random,
    0.6,
  );
  const leaf = [
    [2, y + 4, 1],
    [t.neck * 0.62, t.top + t.neckDepth * 0.5],
    [t.neck - 2, t.top - 12, 1],
    [t.neck + 14, t.top - 2],
    [t.neck + 24, t.top + 16, 1],
    [t.neck + 12, y + reach * 0.3],
    [t.neck * 0.8, y + reach, 1],
  ] as const;
  const options = { roll: 0.55, ...(colour ? { fill: colour } : {}) };
  const one = (points: typeof leaf | ReturnType<typeof flip>, grain: number): string =>
    `<path d="${spline(points)}" transform="translate(2 6)" fill="#000" fill-opacity=".28" filter="url(#soft)"/>` +
    sheet.piece(spline(points), { ...options, grain });
  return sheet.piece(band, { ...options, roll: 0.4 }) + one(leaf, 38) + one(flip(leaf), -38);
}

function buttonColour(sheet: Sheet): string {
  return sheet.random.pick([
    '#f3f0ea',
    mix(sheet.cloth.base, '#ffffff', 0.35),
    mix(sheet.cloth.base, '#000000', 0.45),
    '#5a4534',
  ]);
}

/** Polo shirt: knitted collar, short placket, ribbed sleeves. */
export function polo(sheet: Sheet): string {
  const t = someTorso(sheet, { neck: sheet.span(58, 70), neckDepth: sheet.span(40, 56), vNeck: true });
  const s = someSleeve(sheet);
  const y = t.top + t.neckDepth;
  const down = sheet.span(105, 150);
  const placket = `M-15 ${y - 8}H15V${y + down}H-15Z`;
  const fill = buttonColour(sheet);
  const buttons = [0.22, 0.52, 0.82].map((at) => sheet.button(0, y + down * at, 6.4, fill)).join('');
  return [
    sleeves(sheet, t, s, (end) => sheet.rib(cuffLine(end, 10), 20)),
    neckInside(sheet, t),
    backHem(sheet, t),
    sheet.piece(torsoOutline(sheet, t), { folds: bodyFolds(sheet, t), inside: hemStitch(sheet, t, 14) }),
    sheet.piece(placket, { roll: 0.3 }),
    sheet.seam(`M-11 ${y}V${y + down - 4}H11V${y}`, { dash: '4 2.4', opacity: 0.5 }),
    buttons,
    collar(
      sheet,
      t,
      sheet.span(30, 46),
      sheet.contrast(0.25) ? sheet.cloth.second : mix(sheet.cloth.base, '#000000', 0.06),
    ),
  ].join('');
}

/** Buttoned shirt with a collar, a chest pocket and cuffs. */
export function shirt(sheet: Sheet): string {
  const t = someTorso(sheet, {
    neck: sheet.span(54, 66),
    neckDepth: sheet.span(42, 58),
    vNeck: true,
    length: sheet.span(520, 620),
    hemDip: sheet.span(14, 40),
  });
  const s = someSleeve(sheet);
  const y = t.top + t.neckDepth;
  const end = t.top + t.length + t.hemDip;
  const fill = buttonColour(sheet);
  const count = 6;
  const buttons = Array.from({ length: count }, (_, i) =>
    sheet.button(0, y + 34 + ((end - y - 90) * i) / (count - 1), 6, fill),
  ).join('');
  const py = t.top + t.armhole * 0.85;
  const pw = sheet.span(66, 84);
  const pocket = `M${t.chest * 0.3} ${py}H${t.chest * 0.3 + pw}V${py + pw}L${t.chest * 0.3 + pw / 2} ${py + pw * 1.2}L${t.chest * 0.3} ${py + pw}Z`;
  const long = s.length > 250;
  return [
    sleeves(sheet, t, s, (e) =>
      long
        ? sheet.seam(cuffLine(e, 46), { width: 2 }) + sheet.seam(cuffLine(e, 41), { dash: '4 2.4' })
        : sheet.seam(cuffLine(e, 22), { width: 1.8 }),
    ),
    neckInside(sheet, t),
    backHem(sheet, t),
    sheet.piece(torsoOutline(sheet, t), { folds: bodyFolds(sheet, t), inside: hemStitch(sheet, t, 9) }),
    sheet.random.chance(0.75) ? sheet.piece(pocket, { roll: 0.22 }) : '',
    sheet.piece(`M-17 ${y - 4}H17V${end - 3}H-17Z`, { roll: 0.25 }),
    sheet.seam(`M-13 ${y}V${end - 4}M13 ${y}V${end - 4}`, { dash: '4 2.4', opacity: 0.45 }),
    buttons,
    collar(sheet, t, sheet.span(40, 62)),
  ].join('');
}
