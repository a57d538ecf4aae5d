import { mirrored } from '../path.js';
import type { Sheet } from '../sheet.js';
import { hemLine, someSleeve, someTorso } from './measures.js';
import { cuffLine, sleeves } from './sleeve.js';
import { bodyFolds, neckInside, neckRing, torsoOutline } from './torso.js';

/** Knitted sweater with ribbed neck, cuffs and hem; some have cables. */
export function sweater(sheet: Sheet): string {
  const t = someTorso(sheet, {
    neckDepth: sheet.span(40, 60),
    length: sheet.span(450, 540),
    armhole: sheet.span(160, 200),
    hemDip: 4,
  });
  const s = someSleeve(sheet, { elbow: sheet.span(100, 122), cuff: sheet.span(66, 84) });
  const arm = t.top + t.neckDepth + 20;
  const end = t.top + t.length - 40;
  const strand = (x: number, side: number): string => {
    let d = `M${x - side * 12} ${arm}`;
    for (let y = arm, s = side; y < end; y += 38, s = -s)
      d += `C${x - s * 12} ${y + 20} ${x + s * 12} ${y + 18} ${x + s * 12} ${y + 38}`;
    return `<path d="${d}" fill="none" stroke="#000" stroke-opacity=".26" stroke-width="14"/><path d="${d}" fill="none" stroke="${sheet.cloth.base}" stroke-width="10"/><path d="${d}" fill="none" stroke="${sheet.cloth.light}" stroke-width="4"/><path d="${d}" fill="none" stroke="#000" stroke-opacity=".14" stroke-width="10" stroke-dasharray="2 4.5"/>`;
  };
  const cable = (x: number): string =>
    `<rect x="${x - 24}" y="${arm}" width="48" height="${end - arm}" fill="#000" fill-opacity=".1"/>${strand(x, 1)}${strand(x, -1)}`;
  const cables = sheet.traits['cut'] === 'cable' ? [-108, -36, 36, 108].map(cable).join('') : '';
  const band = sheet.span(34, 52);
  const turtle = sheet.traits['neckline'] === 'turtleneck';
  const roll = mirrored(
    [
      [0, t.top - 50],
      [t.neck * 0.86, t.top - 48],
      [t.neck + 4, t.top - 30],
      [t.neck + 6, t.top + 18],
      [t.neck * 0.6, t.top + 40],
      [0, t.top + 46],
    ],
    sheet.random,
  );
  return [
    sleeves(sheet, t, s, (e) => sheet.rib(cuffLine(e, band / 2), band, undefined, 6)),
    neckInside(sheet, t),
    sheet.piece(torsoOutline(sheet, t), { folds: bodyFolds(sheet, t), inside: cables, roll: 1.3 }),
    sheet.rib(hemLine(t, band / 2), band, undefined, 6),
    turtle
      ? sheet.piece(roll, { roll: 1.2, plain: true }) +
        sheet.rib(`M${-t.neck} ${t.top - 8}Q0 ${t.top + 14} ${t.neck} ${t.top - 8}`, 50, undefined, 6)
      : sheet.rib(neckRing(t), 22, undefined, 5),
  ].join('');
}
