import { mix } from '../palette.js';
import { mirrored } from '../path.js';
import type { Sheet } from '../sheet.js';
import { flap, lapels, neckTag } from './lapels.js';
import { someSleeve, someTorso } from './measures.js';
import { cuffLine, sleeves } from './sleeve.js';
import { bodyFolds, torsoOutline } from './torso.js';

/** Blazer: notched lapels, two buttons, flap pockets and a breast pocket. */
export function blazer(sheet: Sheet): string {
  const chest = sheet.span(158, 192);
  const t = someTorso(sheet, {
    chest,
    shoulder: chest - 4,
    waist: chest - sheet.span(10, 24),
    hem: chest + sheet.span(-4, 12),
    neck: sheet.span(56, 68),
    neckDepth: sheet.span(220, 270),
    vNeck: true,
    length: sheet.span(520, 590),
    hemDip: -6,
  });
  const s = someSleeve(sheet, {
    upper: sheet.span(10, 24),
    lower: sheet.span(2, 14),
    elbow: sheet.span(92, 106),
  });
  const stop = t.top + t.neckDepth;
  const end = t.top + t.length;
  const fill = sheet.random.pick([mix(sheet.cloth.base, '#000000', 0.5), '#8a6a3c', '#3a2d22']);
  const sleeveButtons = (e: Parameters<typeof cuffLine>[0]): string =>
    [18, 34, 50]
      .map((b) => sheet.button(e.inner[0] - e.along[0] * b + 12, e.inner[1] - e.along[1] * b - 2, 4.5, fill))
      .join('');
  return [
    sleeves(sheet, t, s, sleeveButtons),
    sheet.piece(
      mirrored(
        [
          [0, t.top - 8],
          [t.neck, t.top - 6, 1],
          [t.neck * 0.7, t.top + t.neckDepth * 0.6],
          [0, stop + 20],
        ],
        sheet.random,
      ),
      { fill: sheet.cloth.lining, roll: 1.4, plain: true },
    ),
    neckTag(t),
    sheet.piece(torsoOutline(sheet, t), {
      folds: bodyFolds(sheet, t, 0.7),
      inside:
        `<path d="M0 ${stop}C6 ${stop + 120} 4 ${end - 70} 52 ${end + 6}L-20 ${end + 6}C-22 ${end - 60} -10 ${end - 90} -6 ${stop}Z" fill="#000" fill-opacity=".16"/>` +
        sheet.seam(`M4 ${stop}C6 ${stop + 120} 8 ${end - 80} 50 ${end + 4}`, { width: 2.4, opacity: 0.8 }),
    }),
    sheet.seam(
      `M${t.waist * 0.56} ${t.top + t.armhole}Q${t.waist * 0.46} ${stop + 40} ${t.waist * 0.5} ${end - 120}M${-t.waist * 0.56} ${t.top + t.armhole}Q${-t.waist * 0.46} ${stop + 40} ${-t.waist * 0.5} ${end - 120}`,
      { opacity: 0.35 },
    ),
    flap(sheet, t.waist * 0.58, end - 150, 84, 28, 4),
    sheet.piece(`M${t.chest * 0.4} ${t.top + t.armhole * 0.96}l72 -9l2 17l-73 9Z`, { roll: 0.25 }),
    lapels(sheet, t, stop, sheet.span(22, 40)),
    sheet.button(-2, stop + 22, 10, fill),
    sheet.button(0, stop + 92, 10, fill),
  ].join('');
}

/** Long coat: wide lapels, one or two rows of buttons. */
export function coat(sheet: Sheet): string {
  const t = someTorso(sheet, {
    top: sheet.span(95, 125),
    neck: sheet.span(56, 68),
    neckDepth: sheet.span(200, 250),
    vNeck: true,
    length: sheet.span(740, 815),
    hem: sheet.span(190, 236),
    hemDip: 4,
    chest: sheet.span(158, 184),
  });
  const s = someSleeve(sheet, {
    upper: sheet.span(9, 20),
    lower: sheet.span(4, 13),
    elbow: 100,
    cuff: sheet.span(68, 84),
  });
  const stop = t.top + t.neckDepth;
  const end = t.top + t.length;
  const double = sheet.random.chance(0.6);
  const fill = mix(sheet.cloth.base, '#000000', 0.55);
  const rows = [24, 120, 216]
    .map((y) =>
      double
        ? sheet.button(-52, stop + y, 11, fill) + sheet.button(52, stop + y, 11, fill)
        : sheet.button(0, stop + y, 12, fill),
    )
    .join('');
  return [
    sleeves(sheet, t, s, (e) => sheet.seam(cuffLine(e, 40), { width: 2 })),
    sheet.piece(
      mirrored(
        [
          [0, t.top - 8],
          [t.neck, t.top - 6, 1],
          [t.neck * 0.7, t.top + t.neckDepth * 0.6],
          [0, stop + 20],
        ],
        sheet.random,
      ),
      { fill: sheet.cloth.lining, roll: 1.4, plain: true },
    ),
    neckTag(t),
    sheet.piece(torsoOutline(sheet, t), { folds: bodyFolds(sheet, t, 0.8), roll: 1.2 }),
    sheet.seam(`M${double ? 78 : 16} ${stop - 20}V${end + 4}`, { width: 2.4, opacity: 0.75 }),
    flap(sheet, t.waist * 0.62, stop + 200, 88, 32, 6),
    lapels(sheet, t, stop, sheet.span(34, 54)),
    rows,
  ].join('');
}
